using FsCheck;
using FsCheck.Fluent;
using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class SlotTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    private static readonly ReadingContext Sunday = new() { Now = new DateTimeOffset(2026, 3, 15, 10, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("my order #12345 is late", "OrderNumber=12345")]
    [InlineData("where is order no. 12345?", "OrderNumber=12345")]
    [InlineData("status of ORD-2024-00123 please", "OrderNumber=ORD202400123")]
    [InlineData("Order Number: AB 123456", "OrderNumber=AB123456")]
    [InlineData("my order is ab-123456", "OrderNumber=AB123456")]
    [InlineData("đơn hàng số 8812 của mình đâu", "OrderNumber=8812")]
    [InlineData("订单号 2024112233445566 还没到", "OrderNumber=2024112233445566")]
    [InlineData("ma commande n°40921 n'est pas là", "OrderNumber=40921")]
    [InlineData("mail JOHN.Doe@Example.COM.", "CustomerEmail=john.doe@example.com")]
    [InlineData("it is john at company dot com", "CustomerEmail=john@company.com")]
    [InlineData("ｊｏｈｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "CustomerEmail=john@example.com")]
    [InlineData("mailto:a.b@c.de", "CustomerEmail=a.b@c.de")]
    [InlineData("call me on 555-123-4567", "PhoneNumber=5551234567")]
    [InlineData("appelez le +33 6 12 34 56 78", "PhoneNumber=+33612345678")]
    [InlineData("ring (555) 123-4567", "PhoneNumber=5551234567")]
    [InlineData("手机13800138000", "PhoneNumber=13800138000")]
    [InlineData("sđt 0912 345 678", "PhoneNumber=0912345678")]
    [InlineData("something around $50", "Budget=50")]
    [InlineData("looking for a gift for about fifty dollars", "Budget=50")]
    [InlineData("50€ max", "Budget=50")]
    [InlineData("tầm 500k", "Budget=500000")]
    [InlineData("五十美元左右", "Budget=50")]
    [InlineData("quatre-vingts euros maximum", "Budget=80")]
    [InlineData("unos doscientos cincuenta euros como mucho", "Budget=250")]
    [InlineData("between 50 and 80 euros", "Budget=80")]
    [InlineData("under $1,299.50", "Budget=1299.5")]
    [InlineData("tracking number 1Z999AA10123456784", "TrackingNumber=1Z999AA10123456784")]
    [InlineData("my tracking is 9400 1000 0000 0000 0000 00", "TrackingNumber=9400100000000000000000")]
    [InlineData("delivered on 2024-12-24?", "Date=2024-12-24")]
    [InlineData("depuis le 3 mars 2025", "Date=2025-03-03")]
    [InlineData("2025年3月15日买的", "Date=2025-03-15")]
    public void A_value_is_read_and_nothing_else(string text, string expected) =>
        Assert.Equal([expected], Slots(text, ReadingContext.Empty));

    [Theory]
    [InlineData("I ordered 2 lamps for $59.99 in 2023 to zip 90210, is my order late")]
    [InlineData("my order of 3 items was 12345 dollars")]
    [InlineData("order from 2023 has not arrived")]
    [InlineData("is my order late, it has been 1000 days")]
    [InlineData("the order weighs 5kg and the tv is 1080p")]
    public void Years_prices_quantities_and_postcodes_are_no_order_numbers(string text) =>
        Assert.DoesNotContain(Slots(text, ReadingContext.Empty), s => s.StartsWith("OrderNumber", StringComparison.Ordinal));

    [Theory]
    [InlineData("tomorrow please", "Date=2026-03-16")]
    [InlineData("next Friday", "Date=2026-03-20")]
    [InlineData("le 3 avril", "Date=2026-04-03")]
    [InlineData("pasado mañana", "Date=2026-03-17")]
    [InlineData("ngày mai nhé", "Date=2026-03-16")]
    [InlineData("后天", "Date=2026-03-17")]
    public void Relative_dates_need_the_moment_of_writing(string text, string expected)
    {
        Assert.Equal([expected], Slots(text, Sunday));
        Assert.Empty(Slots(text, ReadingContext.Empty));
    }

    [Theory]
    [InlineData("it's 12345 I think", SlotNames.OrderNumber, "12345")]
    [InlineData("12345", SlotNames.OrderNumber, "12345")]
    [InlineData("fifty", SlotNames.Budget, "50")]
    [InlineData("5551234567", SlotNames.PhoneNumber, "5551234567")]
    public void A_short_answer_fills_what_was_asked(string text, string asked, string value)
    {
        var reading = trained.Read(text, new ReadingContext { Asked = asked });
        Assert.Equal((asked, value), (Assert.Single(reading.Slots).Name, reading.Slots[0].Value));
        Assert.NotEqual(IntentNames.Fallback, reading.Intents[0].Name);
    }

    [Fact]
    public void Every_number_after_a_hash_sign_is_found_with_its_digits() =>
        Prop.ForAll(Gen.Choose(1000, 999_999_999).ToArbitrary(), number =>
            Slots($"Hello, order #{number} is late.", ReadingContext.Empty).SequenceEqual([$"OrderNumber={number}"])).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_plain_address_is_found_in_lower_case()
    {
        var name = Gen.Elements("Ann", "b.lee", "x_1", "Zoe-K", "o+shop").Zip(Gen.Elements("Example.com", "mail.co.uk", "a-b.fr"));
        Prop.ForAll(name.ToArbitrary(), parts =>
        {
            var address = $"{parts.Item1}@{parts.Item2}";
            return Slots($"write to {address}, please.", ReadingContext.Empty).SequenceEqual([$"CustomerEmail={address.ToLowerInvariant()}"]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_at_all_is_read_without_an_error() =>
        Prop.ForAll<string?>(text =>
        {
            var reading = trained.Read(text ?? string.Empty, Sunday);
            return reading.Intents.Length > 0 && reading.Slots.All(s => s.Confidence is > 0 and <= 1) && reading.Sentiment.Score is >= -1 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_takes_time_in_proportion_to_the_length()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var part in new[] { "a", "1-", "a@", "订单", "one ", "12 ", "not good! ", "order #12 ", "my name is ", "headphones " })
        {
            trained.Read(string.Concat(Enumerable.Repeat(part, 400_000 / part.Length)), ReadingContext.Empty);
        }

        // 3 MB in all: quadratic work would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private List<string> Slots(string text, ReadingContext context) =>
        [.. trained.Read(text, context).Slots.Select(s => $"{s.Name}={s.Value}")];
}

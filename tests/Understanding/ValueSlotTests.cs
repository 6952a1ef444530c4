using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class ValueSlotTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("headphones", SlotNames.ProductCategory, "Electronics")]
    [InlineData("áo khoác", SlotNames.ProductCategory, "Clothing")]
    [InlineData("ao khoac", SlotNames.ProductCategory, "Clothing")]
    [InlineData("zapatillas", SlotNames.ProductCategory, "Clothing")]
    [InlineData("耳机", SlotNames.ProductCategory, "Electronics")]
    [InlineData("headphoens", SlotNames.ProductCategory, "Electronics")]
    [InlineData("it came smashed and does not work", SlotNames.ReturnReason, "DamagedInShipping")]
    [InlineData("no me gusta", SlotNames.ReturnReason, "ChangedMind")]
    [InlineData("a refund instead of an exchange", SlotNames.Resolution, "Refund")]
    [InlineData("email is fine", SlotNames.ContactPreference, "Email")]
    [InlineData("not by phone, text me", SlotNames.ContactPreference, "SMS")]
    [InlineData("by post", SlotNames.ContactPreference, "Mail")]
    [InlineData("4242", SlotNames.PaymentLast4, "4242")]
    [InlineData("the last four are 2024", SlotNames.PaymentLast4, "2024")]
    [InlineData("4000 1234 5678 4242", SlotNames.PaymentLast4, "4242")]
    [InlineData("my zip is 02118", SlotNames.PostalCode, "02118")]
    [InlineData("postcode sw1a1aa", SlotNames.PostalCode, "SW1A 1AA")]
    [InlineData("code postal 69003", SlotNames.PostalCode, "69003")]
    [InlineData("邮编 100001", SlotNames.PostalCode, "100001")]
    [InlineData("Smith", SlotNames.CustomerLastName, "Smith")]
    [InlineData("Pacific", SlotNames.TimeZone, "America/Los_Angeles")]
    public void What_was_asked_for_is_read_and_nothing_else(string text, string asked, string value) =>
        Assert.Equal([$"{asked}={value}"], Slots(text, asked));

    [Theory]
    [InlineData("my name is John Smith", "John", "Smith")]
    [InlineData("JOHN SMITH", "John", "Smith")]
    [InlineData("Je m'appelle Jean-Luc Dupont", "Jean-Luc", "Dupont")]
    [InlineData("me llamo Ana García López", "Ana", "García López")]
    [InlineData("tôi tên là Nguyễn Văn An", "An", "Nguyễn")]
    [InlineData("王小明", "小明", "王")]
    [InlineData("我叫欧阳娜", "娜", "欧阳")]
    public void A_full_name_is_cut_as_its_language_does(string text, string first, string last) =>
        Assert.Equal([$"CustomerFirstName={first}", $"CustomerLastName={last}"], Slots(text, SlotNames.CustomerFirstName));

    [Theory]
    [InlineData("why do you need my name?")]
    [InlineData("I would rather not say")]
    [InlineData("my name is on the order")]
    [InlineData("no")]
    [InlineData("where is my parcel")]
    public void A_sentence_is_no_name(string text) => Assert.DoesNotContain(Slots(text, SlotNames.CustomerFirstName), s => s.Contains("Name=", StringComparison.Ordinal));

    [Theory]
    [InlineData("tomorrow afternoon", "2026-03-12T12:00/2026-03-12T17:00")]
    [InlineData("Monday between 2 and 4pm", "2026-03-16T14:00/2026-03-16T16:00")]
    [InlineData("demain matin", "2026-03-12T09:00/2026-03-12T12:00")]
    [InlineData("thứ hai lúc 3 giờ chiều", "2026-03-16T15:00/2026-03-16T16:00")]
    [InlineData("mañana por la tarde", "2026-03-12T12:00/2026-03-12T17:00")]
    [InlineData("mañana por la mañana", "2026-03-12T09:00/2026-03-12T12:00")]
    [InlineData("明天下午3点", "2026-03-12T15:00/2026-03-12T16:00")]
    [InlineData("after 5pm", "2026-03-11T17:00/2026-03-11T20:00")]
    [InlineData("any time this week", "2026-03-11T09:00/2026-03-15T20:00")]
    [InlineData("at 9", "2026-03-12T09:00/2026-03-12T10:00")]
    [InlineData("vendredi de 9h30 à 11h", "2026-03-13T09:30/2026-03-13T11:00")]
    public void A_time_to_call_is_an_interval_on_the_clock_of_the_customer(string text, string window) =>
        Assert.Equal([$"TimeWindow={window}"], Slots(text, SlotNames.TimeWindow));

    [Fact]
    public void A_time_zone_behind_a_time_is_read() =>
        Assert.Equal(["TimeWindow=2026-03-11T15:00/2026-03-11T16:00", "TimeZone=America/New_York"], Slots("3pm EST", SlotNames.TimeWindow));

    [Fact]
    public void A_time_needs_the_moment_of_writing() =>
        Assert.Empty(trained.Read("tomorrow afternoon", new ReadingContext { Asked = SlotNames.TimeWindow }).Slots);

    [Fact]
    public void Four_digits_are_an_order_number_where_one_was_asked_for() =>
        Assert.Equal(["OrderNumber=4242"], Slots("4242", SlotNames.OrderNumber));

    [Fact]
    public void Several_slots_of_a_message_are_all_read() =>
        Assert.Equal(["PhoneNumber=5551234567", "CustomerEmail=john@company.com"], Slots("call me on 555-123-4567 or write to john@company.com", null));

    private List<string> Slots(string text, string? asked) =>
        [.. trained.Read(text, new ReadingContext { Asked = asked, Now = Wednesday }).Slots.Select(s => $"{s.Name}={s.Value}")];
}

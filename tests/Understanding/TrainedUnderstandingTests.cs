using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class TrainedUnderstandingTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    [Theory]
    [InlineData("Where is my order 12345?", IntentNames.CheckOrderStatus)]
    [InlineData("What is your return policy?", IntentNames.KnowledgeQuestion)]
    [InlineData("hello there", IntentNames.Greeting)]
    [InlineData("thanks a lot!", IntentNames.Thanks)]
    [InlineData("can I talk to a real person", IntentNames.SpeakToHuman)]
    [InlineData("yes please", IntentNames.Yes)]
    [InlineData("no thanks", IntentNames.No)]
    [InlineData("what's the weather like in Paris", IntentNames.Fallback)]
    [InlineData("", IntentNames.Fallback)]
    [InlineData("Où est ma commande ?", IntentNames.CheckOrderStatus)]
    [InlineData("¿Dónde está mi pedido?", IntentNames.CheckOrderStatus)]
    [InlineData("đơn hàng của tôi đâu rồi", IntentNames.CheckOrderStatus)]
    [InlineData("我的订单到哪里了", IntentNames.CheckOrderStatus)]
    public void A_plain_message_is_read(string text, string intent) =>
        Assert.Equal(intent, Assert.Single(trained.Read(text).Intents).Name);

    [Theory]
    [InlineData("please cancel 5512")]
    [InlineData("cancel order 77120")]
    [InlineData("hủy đơn 5512")]
    public void A_number_beside_what_only_a_human_does_is_no_order_status(string text) =>
        Assert.Equal(IntentNames.Fallback, Assert.Single(trained.Read(text).Intents).Name);

    [Theory]
    [InlineData("12345")]
    [InlineData("it is 12345")]
    public void A_bare_number_is_still_taken_for_an_order(string text) =>
        Assert.Equal(IntentNames.CheckOrderStatus, Assert.Single(trained.Read(text).Intents).Name);

    [Fact]
    public void Several_requests_are_found_in_the_order_of_the_customer()
    {
        var reading = trained.Read("check my order 12345 and sign me up for deals");
        Assert.Equal([IntentNames.CheckOrderStatus, IntentNames.CaptureLeadInfo], reading.Intents.Select(i => i.Name));
        Assert.Equal("12345", Assert.Single(reading.Slots).Value);
    }

    [Fact]
    public void A_question_in_the_middle_of_a_long_mail_is_found()
    {
        var reading = trained.Read("""
            Hi there,

            I hope you are well. I ordered a lamp two weeks ago for my mother's birthday, and we were
            all looking forward to it. So far it still has not arrived. My order number is 88123.

            Kind regards,
            Ann
            """);
        Assert.Equal(IntentNames.CheckOrderStatus, reading.Intents[0].Name);
        Assert.Contains(reading.Slots, s => s is { Name: SlotNames.OrderNumber, Value: "88123" });
    }

    [Fact]
    public void A_bare_number_answers_the_question_for_one()
    {
        var reading = trained.Read("12345", new ReadingContext { Asked = SlotNames.OrderNumber, ActiveIntent = IntentNames.CheckOrderStatus, PreviousLanguage = "fr" });
        Assert.Equal(IntentNames.CheckOrderStatus, Assert.Single(reading.Intents).Name);
        Assert.Equal("12345", Assert.Single(reading.Slots).Value);
        Assert.Equal("fr", reading.Language);
    }

    [Fact]
    public void The_same_data_gives_the_same_reading_in_every_process()
    {
        var other = new TrainedUnderstanding(new UnderstandingOptions());
        var text = "hi, is my parcel 99123 on its way? not happy";
        Assert.Equal(trained.Read(text).Intents.AsEnumerable(), other.Read(text, ReadingContext.Empty).Intents.AsEnumerable());
    }

    [Fact]
    public void A_bad_setting_names_its_key()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainedUnderstanding(new UnderstandingOptions { MinimumConfidence = 2 }));
        Assert.Contains("Understanding:MinimumConfidence", error.Message, StringComparison.Ordinal);
    }
}

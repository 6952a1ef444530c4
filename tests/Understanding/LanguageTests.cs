using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class LanguageTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    [Theory]
    [InlineData("Where can I see my invoice?", "en")]
    [InlineData("wheres my stuff", "en")]
    [InlineData("Je n'ai rien reçu", "fr")]
    [InlineData("ou est mon colis", "fr")]
    [InlineData("¿Cuándo llega?", "es")]
    [InlineData("donde esta mi pedido", "es")]
    [InlineData("đơn hàng đâu rồi", "vi")]
    [InlineData("don hang cua toi dau roi", "vi")]
    [InlineData("我的包裹呢", "zh")]
    [InlineData("我的iPhone手机壳订单", "zh")]
    [InlineData("Wo bleibt meine Bestellung, ich warte schon seit zwei Wochen", "de")]
    [InlineData("Quando arriva il mio pacco? Non ho ricevuto nulla", "it")]
    [InlineData("Onde está a minha encomenda? Ainda não chegou", "pt")]
    [InlineData("Waar blijft mijn pakket? Ik heb nog niets ontvangen", "nl")]
    [InlineData("注文した商品がまだ届きません", "ja")]
    [InlineData("주문한 상품이 아직 안 왔어요", "ko")]
    [InlineData("Где мой заказ", "ru")]
    [InlineData("12345", "und")]
    [InlineData("", "und")]
    public void Language_is_told(string text, string language) => Assert.Equal(language, trained.Read(text).Language);

    [Fact]
    public void A_text_without_words_keeps_the_language_of_the_thread() =>
        Assert.Equal("vi", trained.Read("12345", new ReadingContext { PreviousLanguage = "vi" }).Language);
}

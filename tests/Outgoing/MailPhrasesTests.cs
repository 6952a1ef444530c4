using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class MailPhrasesTests
{
    [Theory]
    [InlineData("en", "On 19 November 2026 at 14:14 UTC, Ann Lee <ann@example.org> wrote:")]
    [InlineData("fr", "Le 19 novembre 2026 à 14:14 UTC, Ann Lee <ann@example.org> a écrit :")]
    [InlineData("es", "El 19 de noviembre de 2026 a las 14:14 UTC, Ann Lee <ann@example.org> escribió:")]
    [InlineData("vi", "Vào ngày 19 tháng 11 năm 2026 lúc 14:14 UTC, Ann Lee <ann@example.org> đã viết:")]
    [InlineData("zh", "2026年11月19日 14:14 UTC，Ann Lee <ann@example.org> 写道：")]
    [InlineData("zh-CN", "2026年11月19日 14:14 UTC，Ann Lee <ann@example.org> 写道：")]
    [InlineData("de", "On 19 November 2026 at 14:14 UTC, Ann Lee <ann@example.org> wrote:")]
    [InlineData("", "On 19 November 2026 at 14:14 UTC, Ann Lee <ann@example.org> wrote:")]
    public void The_quote_is_attributed_in_the_language_of_the_reply(string language, string expected) =>
        Assert.Equal(expected, MailPhrases.For(language).AttributionOf(Samples.Sent, "Ann Lee <ann@example.org>"));

    [Fact]
    public void The_first_of_a_month_is_ordinal_in_French() =>
        Assert.StartsWith("Le 1er mai 2026 à 00:05 UTC", MailPhrases.For("fr").AttributionOf(new(2026, 5, 1, 0, 5, 0, TimeSpan.Zero), "x"), StringComparison.Ordinal);

    [Fact]
    public void A_name_is_not_read_as_a_placeholder() =>
        Assert.Contains("{time} {day}", MailPhrases.For("en").AttributionOf(Samples.Sent, "{time} {day}"), StringComparison.Ordinal);

    [Fact]
    public void Every_language_has_every_phrase()
    {
        Assert.Equal(["en", "es", "fr", "vi", "zh"], MailPhrases.Languages);
        Assert.All(MailPhrases.Languages.Select(MailPhrases.For), phrases =>
        {
            Assert.All(Enumerable.Range(1, 12), month => Assert.DoesNotContain("{", phrases.AttributionOf(new(2026, month, 2, 0, 0, 0, TimeSpan.Zero), "x"), StringComparison.Ordinal));
            Assert.All([phrases.Sources, phrases.Cut, phrases.NoSubject], Assert.NotEmpty);
        });
    }
}

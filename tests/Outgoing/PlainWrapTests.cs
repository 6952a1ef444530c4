using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class PlainWrapTests
{
    [Fact]
    public void A_short_line_stays() => Assert.Equal(["one two"], PlainWrap.Lines("one two", 78));

    [Fact]
    public void An_empty_line_stays() => Assert.Equal([""], PlainWrap.Lines("", 78));

    [Fact]
    public void Words_are_not_broken() => Assert.Equal(["one two", "three"], PlainWrap.Lines("one two three", 10));

    [Fact]
    public void A_line_may_be_as_wide_as_the_limit() => Assert.Equal(["one two", "three"], PlainWrap.Lines("one two three", 7));

    [Fact]
    public void A_web_address_is_not_broken()
    {
        var address = "https://shop.example/" + new string('x', 100);
        Assert.Equal(["see", address, "now"], PlainWrap.Lines($"see {address} now", 20));
    }

    [Fact]
    public void Chinese_breaks_between_characters_and_not_before_a_full_stop() =>
        Assert.Equal(["您的订", "单已发", "货。"], PlainWrap.Lines("您的订单已发货。", 7));

    [Fact]
    public void A_bracket_stays_with_what_it_opens() => Assert.Equal(["您的", "（订", "单）"], PlainWrap.Lines("您的（订单）", 6));

    [Fact]
    public void A_no_break_space_does_not_break() => Assert.Equal(["12\u00a0000", "euros"], PlainWrap.Lines("12\u00a0000 euros", 8));

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    public void An_endless_word_is_broken_before_a_relay_would_refuse_the_line(char letter)
    {
        var lines = PlainWrap.Lines(new string(letter, 5000), 78).ToList();
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 998 - 22));
        Assert.Equal(5000, lines.Sum(line => line.Length));
    }

    [Fact]
    public void Nothing_is_lost_and_no_line_is_too_long() =>
        Prop.ForAll(Hostile.LongText, text =>
        {
            var line = SafeText.Block(text).ReplaceLineEndings(" ");
            var lines = PlainWrap.Lines(line, 78).ToList();
            return lines.All(part => Encoding.UTF8.GetByteCount(part) <= 998) && Letters(string.Concat(lines)) == Letters(line);
        }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

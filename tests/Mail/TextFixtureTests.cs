using Xunit.Abstractions;

namespace Platform.Tests.Mail;

public sealed class TextFixtureTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. MailCorpus.Texts.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void New_text_is_told_apart(string name)
    {
        var one = MailCorpus.Texts.Single(c => c.Name == name);
        var mail = MailCorpus.Read(one.Raw);
        Assert.Equal(one.Text, mail.Text);
        Assert.Contains(one.Quote ?? "", mail.Quote, StringComparison.Ordinal);
        Assert.Contains(one.Signature ?? "", mail.Signature, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_of_held_back_cases()
    {
        foreach (var group in MailCorpus.Texts.GroupBy(c => MailCorpus.IsHeldBack(c.Name)))
        {
            var right = group.Count(c => MailCorpus.Read(c.Raw).Text == c.Text);
            output.WriteLine($"texts, {(group.Key ? "held back" : "seen")}: {right} of {group.Count()}");
        }

        Assert.True(MailCorpus.Texts.Count >= 120);
    }
}

using Xunit.Abstractions;

namespace Platform.Tests.Mail;

public sealed class ClassFixtureTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. MailCorpus.Classes.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mail_gets_its_class(string name)
    {
        var one = MailCorpus.Classes.Single(c => c.Name == name);
        var mail = MailCorpus.Read(one.Raw);
        Assert.Equal(one.Expected, Key(mail));
        Assert.NotEmpty(mail.ClassReason);
    }

    [Fact]
    public void Score_of_held_back_cases()
    {
        foreach (var group in MailCorpus.Classes.GroupBy(c => MailCorpus.IsHeldBack(c.Name)))
        {
            var right = group.Count(c => Key(MailCorpus.Read(c.Raw)) == c.Expected);
            output.WriteLine($"classes, {(group.Key ? "held back" : "seen")}: {right} of {group.Count()}");
        }

        Assert.True(MailCorpus.Classes.Count >= 80);
    }

    private static string Key(Platform.Mail.MailContent mail) => mail.Class switch
    {
        Platform.Mail.MessageClass.AutoReply => "auto-reply",
        Platform.Mail.MessageClass.ReadReceipt => "read-receipt",
        _ => mail.Class.ToString().ToLowerInvariant(),
    };
}

using Platform.Mail;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Ladder;

/// <summary>Every row of tests/Corpus/Mail/ladder: class, thread and stored reason of a mail, from its headers and from who wrote before.</summary>
public sealed class LadderTableTests
{
    private static readonly IReadOnlyList<LadderRow> Rows =
        [.. Directory.GetFiles(Path.Combine(PlatformFixture.Samples, "..", "tests", "Corpus", "Mail", "ladder"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(LadderRow.Read)];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_mail_gets_its_class_its_thread_and_the_reason(string name)
    {
        var row = Rows.Single(row => row.Name == name);
        var office = new PostOffice();
        foreach (var seed in row.Before)
        {
            await office.SeedAsync(seed);
        }

        var (reading, place, message) = await office.TakeAsync(row.Raw(office.Expand), PostOffice.Now);

        if (reading is MailReading.Rejected rejected)
        {
            Assert.Equal((row.Class, row.Reason), ("quarantined", rejected.Reason));
            return;
        }

        Assert.Equal(row.Class, MessageClasses.Name(message!.Class));
        Assert.Equal((row.Thread, row.Reason), (office.NameOf(place!.ThreadId), message.ThreadReason));
        Assert.Equal(row.Linked, place.LinkedTo is { } linked ? office.NameOf(linked) : null);
        Assert.True(row.Thread != "new" || office.State(place.ThreadId).Conversation.Verifications.IsEmpty, "a new thread begins at level 0");
    }

    [Fact]
    public void There_are_enough_rows_and_each_has_its_name()
    {
        Assert.True(Rows.Count >= 120, $"{Rows.Count} rows");
        Assert.Equal(Rows.Count, Rows.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Rows, row => Assert.True(row.Class.Length > 0 && row.Reason.Length > 0 && (row.Class == "quarantined" || row.Thread.Length > 0), row.Name));
    }

    /// <summary>Each step of the ladder and each class is in the table, so that a row that is dropped does not go unseen.</summary>
    [Fact]
    public void Every_step_and_every_class_has_rows()
    {
        Assert.All((string[])["seen", "token", "in-reply-to", "references", "quoted-id", "subject", "new"], reason => Assert.True(Rows.Count(row => row.Reason == reason) >= 2, reason));
        Assert.All(Enum.GetValues<MessageClass>(), kind => Assert.True(Rows.Count(row => row.Class == MessageClasses.Name(kind)) >= 3, MessageClasses.Name(kind)));
    }
}

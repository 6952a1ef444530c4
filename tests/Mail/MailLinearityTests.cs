using System.Diagnostics;
using System.Text;
using Platform.Mail;

namespace Platform.Tests.Mail;

/// <summary>
/// Hostile input costs time in proportion to its size. Bytes allocated stand in for steps, because they can be counted and do not
/// depend on how busy the machine is: a step that is repeated for each character before it allocates far more.
/// </summary>
public sealed class MailLinearityTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "text/html", "<div>" },
        { "text/html", "<b><i><p>" },
        { "text/html", "<table><tr><td>" },
        { "text/html", "</div>" },
        { "text/html", "<blockquote><ul><li>x" },
        { "text/html", "&amp" },
        { "text/html", "<!--" },
        { "text/html", "<a href=\"http://x/\">y</a>" },
        { "text/html", "<style>.a{display:none}</style>" },
        { "text/plain", "On 1 Jan 2024 at 10:00 x@y.z\n" },
        { "text/plain", ">" },
        { "text/plain", "> x\ny\n" },
        { "text/plain", "From: a\n" },
        { "text/plain", "Thanks,\n" },
        { "text/plain", "this email is confidential\n\n" },
        { "text/plain", "________\n" },
        { "text/plain", "--\n" },
        { "text/plain", "Sent from my x\n" },
        { "text/plain", "\n" },
        { "text/plain", "this email is confidential\n?\n" },
        { "text/plain", "On 1 Jan 2024 at 10:00 x@y.z wrote:\n" },
        { "text/plain", "On 1 Jan 2024 at 10:00 x@y.z wrote:\n> a\n" },
        { "text/plain", "Sent from my x\n\n\n" },
        { "text/plain", "<a@b" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Work_grows_with_the_size_and_no_faster(string type, string unit)
    {
        var small = Mail(type, unit, 60_000);
        var large = Mail(type, unit, 240_000);
        Cost(small);
        var (smallCost, largeCost) = (Cost(small), Cost(large));
        var clock = Stopwatch.StartNew();
        Cost(large);

        // Far above what it takes (some 10 ms): this catches steps that repeat without allocating.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"took {clock.Elapsed}");
        Assert.True(largeCost <= (smallCost * 8) + 4_000_000, $"four times the size costs {largeCost} instead of {smallCost}");
    }

    [Fact]
    public void A_tag_with_fifty_thousand_attributes_is_read()
    {
        var tag = "<p" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $" a{i}=1")) + ">still here</p>";
        Assert.Equal("still here", MailCorpus.Read(Mail("text/html", tag, tag.Length)).Text);
    }

    [Fact]
    public void Depth_beyond_the_stack_is_read_as_text()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5000)) + "deep" + string.Concat(Enumerable.Repeat("</div>", 5000)) + "<p>after</p>";
        Assert.Equal("deep\nafter", MailCorpus.Read(Mail("text/html", html, html.Length)).Text);
    }

    private static byte[] Mail(string type, string unit, int size) =>
        Encoding.UTF8.GetBytes($"From: a@example.org\r\nMessage-ID: <m@example.org>\r\nContent-Type: {type}; charset=utf-8\r\n\r\n" + string.Concat(Enumerable.Repeat(unit, size / unit.Length)));

    private static long Cost(byte[] mail)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MailReader.Read(mail, MailCorpus.Options);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Platform.Mail;
using Xunit.Abstractions;

namespace Platform.Tests.Mail;

/// <summary>
/// Processor time for each byte of a hostile mail is flat from 10 KB to 40 MB. A step that is repeated for each byte would cost four
/// thousand times as much for each byte at 40 MB; what is allowed is twenty times the cost at 100 KB, with a floor for what a clock can tell.
/// </summary>
[Collection("processes")]
public sealed class MailCostTests(ITestOutputHelper output)
{
    private const int Allowed = 20;
    private const double FloorNanoseconds = 30;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000, (40 * 1024 * 1024) - 2_000];

    /// <summary>A shape: what stands before, what is repeated, and whether it is repeated in the header.</summary>
    private static readonly Dictionary<string, (string Head, string Unit)> Shapes = new(StringComparer.Ordinal)
    {
        ["many parts"] = (Multipart, "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"),
        ["nested containers"] = ("", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"),
        ["lines like boundaries"] = (Multipart, "--bx\r\n--b \r\n-b\r\n--\r\n"),
        ["forwarded in forwarded"] = ("", "Content-Type: message/rfc822\r\n\r\n"),
        ["header lines"] = ("", "X-A: b\r\n"),
        ["one long header"] = ("Subject:", " abcdefgh\r\n"),
        ["encoded words"] = ("Subject:", " =?utf-8?Q?=C3=A9?=\r\n"),
        ["references"] = ("References:", " <a@b.example>\r\n"),
        ["addresses"] = ("Cc:", " \"a\" <a@b.example>,\r\n"),
        ["parameters"] = ("Content-Type: text/plain", ";\r\n a*0*=utf-8''b"),
        ["line without spaces"] = (PlainText, "abcdefghij"),
        ["quote levels"] = (PlainText, ">"),
        ["quoted lines"] = (PlainText, "> a\r\nOn 1 Jan 2024 at 10:00 x@y.z wrote:\r\n"),
        ["short lines"] = (PlainText, "a\r\n\r\n"),
        ["angle brackets"] = (HtmlText, "<"),
        ["open tags"] = (HtmlText, "<b><div><table><tr><td>"),
        ["attributes"] = (HtmlText, "<p a=\"b\" style=\"color:#fff;left:-1px\">x"),
        ["base64"] = ("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n", "YWJjZGVm\r\n"),
        ["quoted-printable"] = ("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "=\r\n=41=ZZ="),
    };

    private const string Multipart = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    private const string PlainText = "Content-Type: text/plain; charset=utf-8\r\n\r\n";
    private const string HtmlText = "Content-Type: text/html; charset=utf-8\r\n\r\n";

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Cost_of_a_byte_is_flat_from_10_KB_to_40_MB(string name)
    {
        Read(Mail(name, Sizes[0]));
        Read(Mail(name, Sizes[1]));
        var costs = Sizes.Select(size => Cost(Mail(name, size))).ToArray();
        output.WriteLine($"{name}: {string.Join(", ", costs.Zip(Sizes, (cost, size) => string.Create(CultureInfo.InvariantCulture, $"{size / 1000} KB {cost:0.0} ns/B")))}");
        var allowed = Allowed * Math.Max(FloorNanoseconds, costs[1]);
        Assert.All(costs[2..], cost => Assert.True(cost <= allowed, $"{name}: {cost:0} ns for each byte, {allowed:0} allowed"));
    }

    private static byte[] Mail(string name, int size)
    {
        var (head, unit) = Shapes[name];
        var mail = new byte[size];
        var written = Encoding.ASCII.GetBytes("From: a@example.org\r\nMessage-ID: <m@example.org>\r\nMIME-Version: 1.0\r\n" + head, mail);
        var repeated = Encoding.ASCII.GetBytes(unit);
        while (written < size)
        {
            var length = Math.Min(repeated.Length, size - written);
            repeated.AsSpan(0, length).CopyTo(mail.AsSpan(written));
            written += length;
        }

        return mail;
    }

    private static void Read(byte[] mail) => Assert.NotEmpty(MailReader.Read(mail, MailCorpus.Options).MessageKey);

    /// <summary>Nanoseconds of this thread for each byte; a small mail is read often enough for the kernel's clock.</summary>
    private static double Cost(byte[] mail)
    {
        var runs = Math.Max(1, 4_000_000 / mail.Length);
        var start = ThreadTime();
        for (var run = 0; run < runs; run++)
        {
            Read(mail);
        }

        return (ThreadTime() - start).TotalNanoseconds / mail.Length / runs;
    }

    /// <summary>What this thread has run, where the kernel tells; elsewhere the time that went by.</summary>
    private static TimeSpan ThreadTime() =>
        OperatingSystem.IsLinux() && File.Exists("/proc/thread-self/schedstat")
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
            : Stopwatch.GetElapsedTime(0);
}

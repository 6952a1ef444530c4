using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Mail;

namespace Platform.Tests.Mail;

/// <summary>Whatever arrives, reading ends with a value; and what it reads is bounded by what arrived.</summary>
public sealed class MailFuzzTests
{
    private static readonly string[] Fragments =
    [
        "<div style=\"display:none\">", "<blockquote>", "</blockquote>", "<table><tr><td>", "<!--", "&#xD800;", "\0", "\r", "\n\n", "--b\r\n", "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Transfer-Encoding: base64\r\n",
        "=?utf-8?B?////?=", "=?x?Q?=FF=?=", "\uD83D", "\u202E", "> > > >", "On 1 Jan 2024 at 10:00 X <x@y.z> wrote:", "-----Original Message-----", "From:", "-- \n", "<style>.a{", "@media{", "<![CDATA[", "<plaintext>", "<textarea>", "<script>",
    ];

    [Fact]
    public void Five_thousand_mutated_mails_are_read_without_an_exception_or_a_hang()
    {
        var seeds = MailCorpus.Texts.Concat(MailCorpus.Clients).Select(t => t.Raw).Concat(MailCorpus.Classes.Select(c => c.Raw)).ToArray();
#pragma warning disable CA5394 // A seed makes the run repeatable; nothing secret depends on it.
        var random = new Random(20250106);
        for (var i = 0; i < 5000; i++)
        {
            var mail = Mutate(seeds[i % seeds.Length], random);
            var clock = Stopwatch.StartNew();
            var reading = MailReader.Read(mail, MailCorpus.Options);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"mutation {i} of {mail.Length} bytes took {clock.Elapsed}");
            if (reading is MailReading.Accepted { Mail: var read })
            {
                Assert.True(read.Text.IsNormalized(), $"mutation {i}");
                Assert.DoesNotContain('\r', read.FullText);
                Assert.False(read.Text.Length == 0 && read.Quote.Length == 0 && read.FullText.Length > 0, $"mutation {i} loses its text");
            }
        }
    }

    [Fact]
    public void Any_bytes_are_read()
    {
        var bytes = ArbMap.Default.ArbFor<byte[]>();
        Prop.ForAll(bytes, b => MailReader.Read(b ?? [], MailCorpus.Options).MessageKey.Length == 30).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_kept_somewhere()
    {
        var texts = ArbMap.Default.ArbFor<NonEmptyString>();
        Prop.ForAll(texts, t =>
        {
            var lines = PlainLines.Read(t.Get);
            var full = TextSplitter.Full(lines);
            var split = TextSplitter.Split(lines, isReply: true, author: null);
            return Letters(full) == Letters(split.Text) + Letters(split.Quote) + Letters(split.Signature) || Letters(full).Length == Letters(split.Text + split.Quote + split.Signature).Length;
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var mail = new List<byte>(seed);
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(mail.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < mail.Count:
                    mail[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mail.RemoveRange(at, Math.Min(random.Next(1, 200), mail.Count - at));
                    break;
                case 2:
                    mail.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 3:
                    mail.InsertRange(at, mail.GetRange(at, Math.Min(random.Next(1, 400), mail.Count - at)));
                    break;
                case 4:
                    var piece = Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]);
                    mail.InsertRange(at, Enumerable.Repeat(piece, random.Next(1, 300)).SelectMany(p => p));
                    break;
                default:
                    mail.RemoveRange(at, mail.Count - at);
                    break;
            }
        }

        return [.. mail];
    }
#pragma warning restore CA5394

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

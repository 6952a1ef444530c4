using Microsoft.Extensions.DependencyInjection;
using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;
using Platform.Knowledge;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Understanding;

namespace Platform.Benchmarks.Rows;

/// <summary>The parts of a message's way that are pure computing, each alone on one thread.</summary>
internal sealed class PartRows(BenchmarkSettings settings, Report report)
{
    private const double WarmSeconds = 1;

    private static readonly MailReadOptions Reading = new() { OwnAddresses = new HashSet<string> { "support@shop.example" }, MessageIdDomain = "shop.example" };

    public void Measure(DemoShop shop, OutboundReply reply)
    {
        var samples = Directory.GetFiles(DemoShop.Samples("mails"), "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        Bytes("MIME reading, the mails of samples/mails", samples);
        Bytes("MIME reading, an HTML mail of 5 KB", [HtmlMail()]);

        var texts = Script.Samples(new("12345", "john@example.com"));
        var understanding = shop.Services.GetRequiredService<IUnderstanding>();
        Count("understanding (language, intents, slots, mood), messages/s", texts, text => _ = understanding.ReadAsync(text, ReadingContext.Empty).AsTask().Result);
        var index = shop.Services.GetRequiredService<IKnowledgeIndex>();
        var options = new KnowledgeOptions();
        Count("knowledge, questions/s", Script.Questions, text => KnowledgeDecider.Decide(text, "en", index.Search(text, "en", options.MaxPassages), options));
        var mail = new MailOptions();
        Count("composing a reply, mails/s", [reply], one => MailComposer.Compose(one, mail));
    }

    private void Bytes(string what, byte[][] mails)
    {
        var rate = Median(mails, mail => MailReader.Read(mail, Reading));
        report.Add(what, string.Create(CultureInfo.InvariantCulture, $"{rate * mails.Average(mail => mail.Length) / 1e6:0.0} MB/s"), $"{Report.Count(rate)} mails/s");
    }

    private void Count<T>(string what, T[] inputs, Action<T> work)
    {
        var rate = Median(inputs, work);
        report.Add(what, Report.Count(rate), $"{Report.Microseconds(1 / rate)} each");
    }

    private double Median<T>(T[] inputs, Action<T> work)
    {
        void All()
        {
            foreach (var input in inputs)
            {
                work(input);
            }
        }

        // Until the code is compiled for good: shorter, and the figure is ten times too small.
        Meter.Rate(WarmSeconds, All);
        return Statistics.Median(Enumerable.Range(0, settings.Runs).Select(_ => Meter.Rate(settings.PartSeconds, All) * inputs.Length));
    }

    private static byte[] HtmlMail()
    {
        var paragraphs = string.Concat(Enumerable.Range(0, 30).Select(number =>
            $"<p style=\"margin:0 0 1em 0\">Paragraph {number} of a <b>newsletter-like</b> answer with a <a href=\"https://shop.example/{number}\">link</a> &amp; more.</p>\r\n"));
        return System.Text.Encoding.ASCII.GetBytes(
            "From: Ann Baker <ann@example.com>\r\nTo: support@shop.example\r\nSubject: A question\r\nMessage-ID: <html@example.com>\r\nDate: Thu, 19 Nov 2026 09:14:02 -0500\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p { color: #222 }</style></head><body>\r\n" + paragraphs + "</body></html>\r\n");
    }
}

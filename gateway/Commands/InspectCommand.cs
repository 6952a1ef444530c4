using System.Collections.Immutable;
using System.CommandLine;
using Platform.Gateway.Intake;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Silo.Hosting;
using Platform.Understanding;

namespace Platform.Gateway.Commands;

/// <summary><c>platform inspect</c>: shows support staff why something was read as it was. Needs no server and writes nothing.</summary>
internal static class InspectCommand
{
    public static Command Create() =>
        new("inspect", "Shows why something was read as it was: one JSON object a line; needs no server") { Mail(), Text(), Knowledge() };

    private static Command Mail()
    {
        var files = new Argument<string[]>("FILE") { Description = "Raw mails, folders of them, or - for a path a line on standard input", Arity = ArgumentArity.OneOrMore };
        var support = new Option<string?>("--support-address") { Description = "The shop's own address; default: that of the settings" };
        var command = new Command("mail", "Class, participants, visible text (the new text), quote, signature, attachments, thread hints of each mail") { files, support };
        command.SetAction(parsed =>
        {
            var options = ReadOptions(parsed.GetValue(support));
            using var output = new JsonLines();
            foreach (var file in parsed.GetRequiredValue(files).SelectMany(Expand))
            {
                output.Write(InspectMail(file, options));
            }

            return 0;
        });
        return command;
    }

    private static Command Text()
    {
        var asked = new Option<string?>("--asked") { Description = "The slot that was last asked for, such as OrderNumber: one-word answers are read by it" };
        var command = new Command("text", "Intents with confidence, slots, language and sentiment of a text a line on standard input") { asked };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var understanding = new TrainedUnderstanding(new());
            var context = new ReadingContext { Asked = parsed.GetValue(asked) };
            using var output = new JsonLines();
            foreach (var line in JsonLines.ReadInput())
            {
                var reading = await understanding.ReadAsync(line, context, cancellationToken);
                output.Write(new TextInspection(line, reading.Intents, reading.Slots, reading.Language, reading.LanguageConfidence, reading.Sentiment));
            }

            return 0;
        });
        return command;
    }

    private static Command Knowledge()
    {
        var folder = SharedOptions.Knowledge();
        var command = new Command("knowledge", "For a question a line on standard input: passages with document and score, and the answer or the refusal") { folder };
        command.SetAction(parsed =>
        {
            using var knowledge = KnowledgeBase.OpenInMemory(SharedOptions.KnowledgeFolder(parsed.GetValue(folder)));
            foreach (var problem in knowledge.Problems)
            {
                Console.Error.WriteLine($"platform: {problem}");
            }

            using var output = new JsonLines();
            foreach (var inspection in JsonLines.ReadInput().AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(question => Inspect(knowledge, question)))
            {
                output.Write(inspection);
            }

            return 0;
        });
        return command;
    }

    private static KnowledgeInspection Inspect(KnowledgeBase knowledge, string question)
    {
        var answer = knowledge.Answer(question);
        return new(question, answer.Found ? "answer" : "refusal", answer.Found, answer.Answer, answer.Citation, answer.Passages);
    }

    private static MailReadOptions ReadOptions(string? supportAddress)
    {
        var own = supportAddress ?? new MailOptions().SupportAddress;
        return new()
        {
            OwnAddresses = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, own),
            MessageIdDomain = own[(own.LastIndexOf('@') + 1)..],
        };
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (path == "-")
        {
            return JsonLines.ReadInput().Where(line => line.Length > 0);
        }

        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];
    }

    private static MailInspection InspectMail(string file, MailReadOptions options)
    {
        byte[] raw;
        try
        {
            raw = File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file} cannot be read: {failure.Message}");
        }

        return MailReader.Read(raw, options) switch
        {
            MailReading.Accepted { Mail: var mail } => MailInspection.From(file, mail),
            MailReading.Rejected rejected => MailInspection.Quarantined(file, rejected.Reason, QuarantineDetails.Of(rejected.Reason, options)),
            _ => throw new InvalidOperationException("a mail is either accepted or rejected"),
        };
    }
}

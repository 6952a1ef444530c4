using System.CommandLine;
using Platform.Gateway.Api;

namespace Platform.Gateway.Commands;

/// <summary><c>platform send</c>: delivers mails, one after the other, waits and prints the replies.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE.eml") { Description = "Raw mails", Arity = ArgumentArity.OneOrMore };
        var url = SharedOptions.Url();
        var command = new Command("send", "Delivers mails to a running platform, waits, and prints the replies") { files, url };
        command.SetAction((parsed, cancellationToken) => SendAsync(parsed.GetRequiredValue(files), parsed.GetRequiredValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> SendAsync(string[] files, string url, CancellationToken cancellationToken)
    {
        using var client = new PlatformClient(url);
        var unanswered = 0;
        foreach (var file in files)
        {
            var receipt = await client.SendMailAsync(Read(file), cancellationToken);
            Console.WriteLine($"{Path.GetFileName(file)}: {Describe(receipt)}");
            if (receipt.Turn > 0 && !receipt.Duplicate)
            {
                unanswered += await PrintReplyAsync(client, receipt, cancellationToken) ? 0 : 1;
            }

            Console.WriteLine();
        }

        return unanswered == 0 ? 0 : throw new CommandException($"{unanswered} of {files.Length} mails got no reply within {Patience.TotalSeconds:0} s; GET /v1/threads/ID shows why", 2);
    }

    private static async Task<bool> PrintReplyAsync(PlatformClient client, MailReceipt receipt, CancellationToken cancellationToken)
    {
        var made = await client.WaitForTurnAsync(receipt, Patience, cancellationToken);
        if (made is not { } outcome)
        {
            var thread = (await client.GetThreadAsync(receipt.Thread!, cancellationToken)).Thread;
            Console.WriteLine(thread.Status == Threads.ThreadStatus.Open ? "  no reply yet" : "  a human has this thread: the bot is silent");
            return thread.Status != Threads.ThreadStatus.Open;
        }

        if (outcome.Reply is { } reply)
        {
            Console.WriteLine($"  To: {reply.To.Email}\n  Subject: {reply.Subject}\n");
            Console.WriteLine("  " + reply.Text.ReplaceLineEndings("\n  "));
            foreach (var citation in reply.Citations)
            {
                Console.WriteLine($"  [source: {citation}]");
            }
        }

        if (outcome.Turn.HandOff is { } reason)
        {
            Console.WriteLine($"  [handed to a human: {reason}]");
        }

        return true;
    }

    private static string Describe(MailReceipt receipt) => receipt switch
    {
        { Thread: null } => $"quarantined ({receipt.Reason})",
        { Duplicate: true } => $"known already, thread {receipt.Thread}",
        { Turn: 0 } => $"{receipt.Class} ({receipt.Reason}), not answered, thread {receipt.Thread}",
        _ => $"thread {receipt.Thread} ({receipt.ThreadReason}), turn {receipt.Turn}",
    };

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file} cannot be read: {failure.Message}");
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Platform.Gateway.Api;
using Platform.Outgoing;
using Platform.Mail;
using Platform.Threads;

namespace Platform.Gateway.Intake;

/// <summary>Takes messages of chat channels: one conversation is one thread, and only who began it writes in it.</summary>
internal sealed class ChatIntake(IGrainFactory grains, IThreadLog log, TimeProvider time)
{
    private const int LongestText = 32_768;
    private const int LongestName = 200;

    /// <summary>Why a message cannot be taken; null when it can.</summary>
    public static string? Refuse(ChatMessage message) => message switch
    {
        { Conversation: null or "" or { Length: > LongestName } } => $"conversation is missing or longer than {LongestName} characters",
        { Id: null or "" or { Length: > LongestName } } => $"id is missing or longer than {LongestName} characters: give each message its own, so that a repeated call is one message",
        { From: null or "" or { Length: > 320 } } => "from is missing: give an address such as visitor@chat.example",
        { Text: null or "" } => "text is empty",
        { Text.Length: > LongestText } => $"text has more than {LongestText} characters",
        _ => null,
    };

    /// <summary>Takes a message; null when the conversation belongs to somebody else.</summary>
    public async Task<MailReceipt?> AcceptAsync(ChatMessage chat, CancellationToken cancellationToken)
    {
        var threadId = ThreadIds.FromMessage($"chat/{chat.Conversation}");
        var from = new EmailAddress(chat.From.Trim().ToLowerInvariant(), chat.Name);
        var messageId = Hash($"chat\0{chat.Conversation}\0{chat.Id}")[..30];
        if (await log.FindHeadAsync(threadId, cancellationToken) is { } head && head.Customer != from.Email)
        {
            return null;
        }

        if ((await log.FindMessageAsync(ThreadIndexing.Key(null, messageId), cancellationToken)).Count > 0)
        {
            return new(threadId, messageId, "customer", "chat", "seen", Duplicate: true, Turn: 0, Quarantine: null);
        }

        var receipt = await grains.GetGrain<IThreadGrain>(threadId).Accept(new(
            messageId, Channels.Chat, MessageClass.Customer, "chat", "conversation", from, [], [], Subject: "",
            MessageIdHeader: null, References: [], SentAt: null, time.GetUtcNow(), chat.Text.Trim(), Quote: "", Signature: "",
            Attachments: [], ContentHash: Hash(chat.Text), ReplyTo: []));
        return new(receipt.ThreadId, messageId, "customer", "chat", "conversation", receipt.Duplicate, receipt.Turn, Quarantine: null);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

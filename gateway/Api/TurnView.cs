using System.Collections.Immutable;
using Platform.Mail;
using Platform.Models;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Gateway.Api;

/// <summary>A message with what was made of it.</summary>
/// <param name="Turn">Its number; 0 for a message that is never answered.</param>
/// <param name="MessageId">The message's id.</param>
/// <param name="MessageIdHeader">Its Message-ID; null when it has none.</param>
/// <param name="From">The sender.</param>
/// <param name="Class">Its class.</param>
/// <param name="ClassReason">Why it is of that class.</param>
/// <param name="ThreadReason">Why it is in this thread.</param>
/// <param name="ReceivedAt">When it was accepted.</param>
/// <param name="SentAt">Its Date; null when missing.</param>
/// <param name="Text">Its new text.</param>
/// <param name="Attachments">Its attachments.</param>
/// <param name="Reading">How it was read; null before its turn was made.</param>
/// <param name="ReplyId">The reply that answers it; null when there is none yet.</param>
/// <param name="HandOff">Why its turn called a human; null when it did not.</param>
/// <param name="Withheld">Sentences that the claim checker held back.</param>
public sealed record TurnView(
    int Turn,
    string MessageId,
    string? MessageIdHeader,
    EmailAddress From,
    MessageClass Class,
    string ClassReason,
    string ThreadReason,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? SentAt,
    string Text,
    ImmutableArray<AttachmentInfo> Attachments,
    Reading? Reading,
    string? ReplyId,
    string? HandOff,
    ImmutableArray<string> Withheld)
{
    /// <summary>Why it was held back from the bot, such as <c>flood</c>; null in the ordinary case.</summary>
    public string? Held { get; init; }

    /// <summary>The calls of models that its turn made, in their order.</summary>
    public ImmutableArray<ModelCall> ModelCalls { get; init; } = [];

    internal static TurnView Of(ThreadEvent.MessageReceived received, List<ThreadEvent.TurnCompleted> completed)
    {
        var message = received.Message;
        var result = completed.Find(turn => turn.Result.MessageIds.Contains(message.Id))?.Result;
        return new(
            received.Turn,
            message.Id,
            message.MessageIdHeader,
            message.From,
            message.Class,
            message.ClassReason,
            message.ThreadReason,
            message.ReceivedAt,
            message.SentAt,
            message.Text,
            message.Attachments,
            result?.Readings.FirstOrDefault(read => read.MessageId == message.Id)?.Reading,
            result?.Reply?.Id,
            result?.HandOff,
            result?.Withheld ?? [])
        {
            Held = message.Held,
            ModelCalls = result?.ModelCalls ?? [],
        };
    }
}

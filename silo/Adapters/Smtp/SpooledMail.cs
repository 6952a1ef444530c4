using System.Collections.Immutable;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>A mail that waits for the relay.</summary>
/// <param name="Mail">Its bytes; empty when it is done.</param>
/// <param name="Remaining">To whom it still has to go; null before the relay took it for anybody.</param>
/// <param name="Refusal">Why a recipient will never get it; null when there is none.</param>
/// <param name="Unconfirmed">Attempts whose outcome nobody knows.</param>
/// <param name="IsDone">Whether the relay has it.</param>
internal sealed record SpooledMail(byte[] Mail, ImmutableArray<string>? Remaining, string? Refusal, int Unconfirmed, bool IsDone)
{
    /// <summary>The Message-ID that the service sent it under in place of ours; null when it kept ours, and before it is done.</summary>
    public string? AssignedId { get; init; }
}

using System.Collections.Immutable;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>What a row says of a staged mail.</summary>
/// <param name="Object">Where its bytes are; no two stagings share an object.</param>
/// <param name="Hash">SHA-256 of the bytes, lower-case hexadecimal.</param>
/// <param name="Write">The last write, so that the client's repetition of a write whose answer was lost is recognised.</param>
internal sealed record SpoolRow(string Object, string Hash, string Write)
{
    public ImmutableArray<string>? Remaining { get; init; }

    public string? Refusal { get; init; }

    public int Unconfirmed { get; init; }

    public bool IsDone { get; init; }

    public string? AssignedId { get; init; }

    /// <summary>Whether the mail is still as somebody found it.</summary>
    public bool IsAs(SpooledMail seen) =>
        !IsDone && !seen.IsDone && Unconfirmed == seen.Unconfirmed && (Remaining ?? []).SequenceEqual(seen.Remaining ?? [], StringComparer.Ordinal);

    public SpooledMail ToMail(byte[] bytes) => new(bytes, Remaining, Refusal, Unconfirmed, IsDone) { AssignedId = AssignedId };
}

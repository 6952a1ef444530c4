using System.Collections.Immutable;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>One attempt at sending, as it was seen from here.</summary>
/// <param name="Recipients">What the relay said to each recipient, as far as it came.</param>
/// <param name="Answer">What it said to the mail as a whole; null when no answer came.</param>
/// <param name="Failure">Why no answer came; null when one did.</param>
/// <param name="DataEnded">Whether the end of the mail may have reached the relay: from there on it may have the mail.</param>
internal sealed record RelayAttempt(ImmutableArray<RecipientAnswer> Recipients, RelayAnswer? Answer, string? Failure, bool DataEnded)
{
    /// <summary>Whether nobody can know if the relay has the mail.</summary>
    public bool IsAmbiguous => DataEnded && Answer is null;

    /// <summary>Whether a connection that was kept open turned out to be closed: another one is worth a try at once.</summary>
    public bool WasStale => !DataEnded && (Failure is not null || Answer is { Code: 421 or 503 });

    /// <summary>The relay was not reached.</summary>
    public static RelayAttempt NotReached(string why) => new([], null, why, DataEnded: false);

    /// <summary>What this side knows the relay would refuse.</summary>
    public static RelayAttempt Hopeless(int code, string why) => new([], new(code, why), null, DataEnded: false);
}

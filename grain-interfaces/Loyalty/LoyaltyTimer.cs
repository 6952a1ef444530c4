namespace Platform.Loyalty;

/// <summary>A timer of an account. The data of a job of the kind <see cref="TimerKind"/>.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Name"><c>birthday</c> or <c>win-back</c>.</param>
/// <param name="Number">The number that the account's timer must have.</param>
[GenerateSerializer, Immutable, Alias("platform.loyalty.loyalty-timer")]
public sealed record LoyaltyTimer(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Name,
    [property: Id(2)] int Number)
{
    /// <summary>The kind of the job that does it.</summary>
    public const string TimerKind = "loyalty.timer";

    /// <summary>The birthday, each year.</summary>
    public const string Birthday = "birthday";

    /// <summary>The end of a time without activity.</summary>
    public const string WinBack = "win-back";

    /// <summary>What the ids of all timers and messages begin with. An opt-out does not call them off: each asks for the consent when it is due, and a birthday comes again.</summary>
    public const string Prefix = "loyalty/";

    /// <summary>The id of its entry in the schedule and of its notification.</summary>
    public string Id => $"{Prefix}{Name}/{Number}/{CustomerId}";
}

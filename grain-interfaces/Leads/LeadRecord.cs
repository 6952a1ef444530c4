namespace Platform.Leads;

/// <summary>A lead: a customer who agreed to offers.</summary>
/// <param name="CustomerId">The key.</param>
/// <param name="Email">The address that was agreed to.</param>
/// <param name="FirstName">Given name; null when it was not given.</param>
/// <param name="LastName">Family name; null when it was not given.</param>
/// <param name="Phone">A number that the customer gave; null when none was.</param>
/// <param name="Preference">How the customer wants to be reached: Email, SMS, Phone, InApp or Mail.</param>
/// <param name="Interests">Product categories, the most important first.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="ThreadId">Where the lead was captured last.</param>
/// <param name="CapturedAt">When the lead was captured first.</param>
/// <param name="Signals">What the score is made of.</param>
/// <param name="Score">The score with its explanation.</param>
/// <param name="Queue">Who looks after the lead, by its main category.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-record")]
public sealed record LeadRecord(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Email,
    [property: Id(2)] string? FirstName,
    [property: Id(3)] string? LastName,
    [property: Id(4)] string? Phone,
    [property: Id(5)] string Preference,
    [property: Id(6)] ImmutableArray<string> Interests,
    [property: Id(7)] string Language,
    [property: Id(8)] string TimeZone,
    [property: Id(9)] string ThreadId,
    [property: Id(10)] DateTimeOffset CapturedAt,
    [property: Id(11)] LeadSignals Signals,
    [property: Id(12)] LeadScore Score,
    [property: Id(13)] string Queue)
{
    /// <summary>Where the lead's sequence stands; null when none was begun.</summary>
    [Id(14)] public SequenceState? Sequence { get; init; }

    /// <summary>The ids of captures and activities that were counted, newest last; at most 200.</summary>
    [Id(15)] public ImmutableArray<string> Counted { get; init; } = [];

    /// <summary>What happened to the lead, newest last; at most 100.</summary>
    [Id(16)] public ImmutableArray<LeadNote> History { get; init; } = [];
}

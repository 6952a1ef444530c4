using Platform.Notifications;

namespace Platform.Callbacks;

/// <summary>What a turn decided about a call. The data of a job of the kind <see cref="BookKind"/>.</summary>
/// <param name="Id">The call's id: a function of thread and turn, fit for a URL.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="Turn">The turn; of a thread's decisions the one of the latest turn counts.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of <paramref name="Email"/>.</param>
/// <param name="Email">The correspondent's address.</param>
/// <param name="Phone">The number to call.</param>
/// <param name="Start">The time that was held.</param>
/// <param name="From">The beginning of the interval that suits the customer.</param>
/// <param name="To">Its end.</param>
/// <param name="TimeZone">The customer's time zone, an IANA id.</param>
/// <param name="Language">The customer's language, ISO 639-1.</param>
/// <param name="Topic">What it is about, in the customer's words, cut short; data.</param>
/// <param name="Channel">How the customer is told.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback-order")]
public sealed record CallbackOrder(
    [property: Id(0)] string Id,
    [property: Id(1)] string ThreadId,
    [property: Id(2)] int Turn,
    [property: Id(3)] string CustomerId,
    [property: Id(4)] string Email,
    [property: Id(5)] string Phone,
    [property: Id(6)] DateTimeOffset Start,
    [property: Id(7)] DateTimeOffset From,
    [property: Id(8)] DateTimeOffset To,
    [property: Id(9)] string TimeZone,
    [property: Id(10)] string Language,
    [property: Id(11)] string Topic,
    [property: Id(12)] NotificationChannel Channel,
    [property: Id(13)] DateTimeOffset At)
{
    /// <summary>The kind of the job that books it.</summary>
    public const string BookKind = "callbacks.book";
}

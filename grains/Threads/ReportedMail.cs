using Platform.Deliveries;

namespace Platform.Threads;

/// <summary>What was reported of a mail of the thread, so that a report that repeats is not noted again.</summary>
/// <param name="Id">The reply's or the notification's id.</param>
/// <param name="Status">The last report that counted.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.reported-mail")]
public sealed record ReportedMail([property: Id(0)] string Id, [property: Id(1)] DeliveryStatus Status);

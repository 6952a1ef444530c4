namespace Platform.Deliveries.Reports;

/// <summary>What the service that sent a mail tells of it afterwards. Whoever hands it on has made sure that the service says so.</summary>
/// <param name="Evidence">The report's own id: the same report taken twice is one.</param>
/// <param name="MessageIds">Ids that the mail may have, ours first, without angle brackets.</param>
/// <param name="Recipients">Whom it speaks of.</param>
/// <param name="At">When it happened.</param>
public sealed record ProviderReport(string Evidence, ImmutableArray<string> MessageIds, ImmutableArray<ProviderRecipient> Recipients, DateTimeOffset At);

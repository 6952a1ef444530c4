using Microsoft.Extensions.Options;
using Platform.Privacy;
using Platform.Quarantine;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>What was done with quarantined mails: a row for each action, person and outcome, which expires with the entry.</summary>
internal sealed class DynamoQuarantineHistory(DynamoTable rows, IOptions<PrivacyOptions> privacy) : IQuarantineHistory
{
    /// <inheritdoc/>
    public async Task<QuarantinedMail?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await rows.FindAsync(DynamoQuarantine.Partition(id), DynamoRow.Only, cancellationToken))?.As<QuarantinedMail>();

    /// <inheritdoc/>
    public async Task RecordAsync(QuarantineAction action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (await FindAsync(action.MailId, cancellationToken) is not { } entry)
        {
            return;
        }

        var row = DynamoRow.Of(Partition(action.MailId), $"{action.Action}#{action.By}#{action.Outcome}", action);
        await rows.TryAddAsync(row with { ExpiresAt = privacy.Value.RetentionDays > 0 ? entry.At.AddDays(privacy.Value.RetentionDays) : null }, cancellationToken);
        if (action.ThreadId is { } thread)
        {
            await rows.ChangeAsync(
                DynamoQuarantine.Partition(action.MailId),
                DynamoRow.Only,
                found => DynamoRow.Of(found.Partition, found.Sort, found.As<QuarantinedMail>() with { TakenTo = thread }) with { First = found.First, ExpiresAt = found.ExpiresAt },
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuarantineAction>> ListAsync(string id, CancellationToken cancellationToken = default)
    {
        var actions = new List<QuarantineAction>();
        await foreach (var row in rows.QueryAsync(new(Partition(id)), cancellationToken))
        {
            actions.Add(row.As<QuarantineAction>());
        }

        return [.. actions.OrderBy(action => action.At)];
    }

    internal static string Partition(string id) => $"quarantine-action#{id}";
}

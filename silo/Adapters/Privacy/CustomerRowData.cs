using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Rows of other features that belong to a customer's id: messages to a phone or the app, promised prices; and the documents of the
/// returns that name the person. What a purchase left in the shop's books is the shop's to keep.
/// </summary>
public sealed class CustomerRowData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public string Name => "rows";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await new SqliteNotificationOutbox(database, _cipher).ListAsync(new(null, person.Id, 0, OpenOnly: false, int.MaxValue), cancellationToken) is { Count: > 0 } messages
            ? messages.Select(message => new StoredMessage(message.Entry.Title, message.Entry.Text, message.Entry.Language)).ToList()
            : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var labels = await FindLabelsAsync(person, cancellationToken);
        return await database.WriteAsync(static (session, state) => session.Overwriting(state, Remove), (person, labels), cancellationToken);
    }

    private static int Remove(SqliteSession session, (Person Person, List<string> Labels) state)
    {
        var (person, labels) = state;
        var removed = 0;
        foreach (var label in labels)
        {
            using var delete = session.Use("DELETE FROM documents WHERE name = ?");
            removed += delete.Bind(1, label).Execute();
        }

        foreach (var sql in (string[])["DELETE FROM notification_outbox WHERE customer_id = ?", "DELETE FROM offers WHERE customer_id = ?", "DELETE FROM leads WHERE customer_id = ?", "DELETE FROM lead_packages WHERE customer_id = ?", "DELETE FROM notification_mails WHERE customer_id = ?", "DELETE FROM feedback WHERE customer_id = ?"])
        {
            using var delete = session.Use(sql);
            removed += delete.Bind(1, person.Id).Execute();
        }

        return removed;
    }

    private async Task<List<string>> FindLabelsAsync(Person person, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var labels = new List<string>();
        foreach (var (grain, payload) in await database.ReadAsync(ReadReturns, 0, cancellationToken))
        {
            if (matcher.IsIn((await _cipher.ReadAsync(ContentPlaces.State("return", grain), payload, cancellationToken)).Span))
            {
                labels.Add($"{grain.Split('/')[^1]}.pdf");
            }
        }

        return labels;
    }

    private static List<(string Grain, byte[] Payload)> ReadReturns(SqliteSession session, int none)
    {
        using var select = session.Use("SELECT grain_id, payload FROM grain_states WHERE state_name = 'return'");
        var returns = new List<(string, byte[])>();
        while (select.Step())
        {
            returns.Add((select.GetText(0), select.GetBlob(1).ToArray()));
        }

        return returns;
    }

    private sealed record StoredMessage(string Title, string Text, string Language);
}

using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Quarantine;
using Platform.Silo.Adapters.Sqlite;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The quarantine: rows in the order in which they came, bytes as objects. Rows expire with the retention; objects by the bucket's rule for the same prefix.</summary>
internal sealed class DynamoQuarantine(DynamoTable rows, ObjectStore objects, IOptions<PrivacyOptions> privacy, ContentCipher? cipher = null) : IQuarantine
{
    /// <summary>What the names of all quarantined mails begin with.</summary>
    internal const string Prefix = "quarantine/";

    private const string All = "quarantine";

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public async Task PutAsync(QuarantinedMail mail, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default)
    {
        _ = StoredBody.RequireHash(mail.Id);
        if (await rows.FindAsync(Partition(mail.Id), DynamoRow.Only, cancellationToken) is not null)
        {
            return;
        }

        await objects.PutAsync(Name(mail.Id), await _cipher.EncryptAsync(owner, ContentPlaces.Quarantined(mail.Id), content, cancellationToken), cancellationToken);
        var number = await rows.NextAsync(All, cancellationToken);
        await rows.TryAddAsync(
            DynamoRow.Of(Partition(mail.Id), DynamoRow.Only, mail) with
            {
                First = (All, Sortable(number)),
                ExpiresAt = privacy.Value.RetentionDays > 0 ? mail.At.AddDays(privacy.Value.RetentionDays) : null,
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuarantinedMail>> ListAsync(int limit, string? cursor = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var before = cursor is null ? null : (await rows.FindAsync(Partition(cursor), DynamoRow.Only, cancellationToken))?.First?.Sort;
        var entries = new List<QuarantinedMail>();
        if (cursor is not null && before is null)
        {
            return entries;
        }

        await foreach (var row in rows.QueryAsync(new(All, Index: 1) { Before = before, Descending = true, Limit = limit }, cancellationToken))
        {
            entries.Add(row.As<QuarantinedMail>());
        }

        return entries;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindContentAsync(string id, CancellationToken cancellationToken = default)
    {
        if (StoredBody.ParseHash(id) is not { } hash || await objects.FindAsync(Name(id), cancellationToken) is not { } stored)
        {
            return null;
        }

        // Any bytes may be quarantined: that these are not the ones of the name tells that they are encrypted.
        return SHA256.HashData(stored).AsSpan().SequenceEqual(hash)
            ? stored
            : (await _cipher.DecryptAsync(ContentPlaces.Quarantined(id), stored, cancellationToken))?.ToArray();
    }

    /// <summary>The entries that are older than a moment; numbers grow with it.</summary>
    internal async Task<IReadOnlyList<QuarantinedMail>> ListOlderAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var older = new List<QuarantinedMail>();
        await foreach (var row in rows.QueryAsync(new(All, Index: 1), cancellationToken))
        {
            if (row.As<QuarantinedMail>() is var mail && mail.At < before)
            {
                older.Add(mail);
            }
        }

        return older;
    }

    /// <summary>Removes an entry, what was done with it, and its bytes.</summary>
    internal async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (var action in rows.QueryAsync(new(DynamoQuarantineHistory.Partition(id)), cancellationToken))
        {
            await rows.RemoveAsync(action.Partition, action.Sort, cancellationToken);
        }

        await rows.RemoveAsync(Partition(id), DynamoRow.Only, cancellationToken);
        await objects.RemoveAsync(Name(id), cancellationToken);
    }

    internal static string Partition(string id) => $"quarantine#{id}";

    private static string Name(string id) => $"{Prefix}{id}";
}

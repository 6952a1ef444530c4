using System.Security.Cryptography;
using System.Text;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// The staged mails of a cluster: a row for each, changed under the condition that it is as it was read, and its bytes as an object that the row
/// names (docs/adr/0027-spool-of-a-cluster.md).
/// </summary>
internal sealed class DynamoMailSpool(DynamoTable rows, ObjectStore objects, TimeProvider time) : IMailSpool
{
    /// <summary>What the names of all staged mails' bytes begin with.</summary>
    internal const string Prefix = "spool/";

    private const int TokenBytes = 12;

    /// <summary>
    /// Longer than any mail waits (Platform:Deliveries:Lifetime, 30 days at the most): only what a dying process left behind expires. The bucket's
    /// rule for the same prefix is longer still, so that no row outlives its bytes.
    /// </summary>
    internal static readonly TimeSpan LeftBehind = TimeSpan.FromDays(45);

    /// <inheritdoc/>
    public async Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(Partition(id), DynamoRow.Only, cancellationToken) is not null)
        {
            return;
        }

        // The bytes first: a row promises them. Under a name of their own, so that nobody who drops another staging drops these.
        var token = NextToken();
        var name = $"{Folder(id)}{token}";
        await objects.PutAsync(name, mail, cancellationToken);
        var row = DynamoRow.Of(Partition(id), DynamoRow.Only, new SpoolRow(name, Hash(mail.Span), token)) with { ExpiresAt = time.GetUtcNow() + LeftBehind };
        if (!await rows.TryAddAsync(row, cancellationToken) && (await FindRowAsync(id, cancellationToken))?.Object != name)
        {
            // Somebody was first; a row with this name would be ours, of a write whose answer was lost.
            await objects.RemoveAsync(name, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SpooledMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken);
        while (row is { IsDone: false })
        {
            if (await objects.FindAsync(row.Object, cancellationToken) is { } bytes)
            {
                return Hash(bytes) == row.Hash ? row.ToMail(bytes) : throw new InvalidDataException($"the staged bytes of mail {id} are damaged: object {row.Object}");
            }

            // Somebody may have brought it to its end between the two reads.
            var later = await FindRowAsync(id, cancellationToken);
            if (later?.Object == row.Object && !later.IsDone)
            {
                throw new InvalidDataException($"the staged bytes of mail {id} are missing: restore object {row.Object}");
            }

            row = later;
        }

        return row?.ToMail([]);
    }

    /// <inheritdoc/>
    public async Task<bool> BeginEndAsync(string id, SpooledMail seen)
    {
        var token = NextToken();
        var after = await ChangeAsync(id, token, row => row.IsAs(seen) ? row with { Unconfirmed = row.Unconfirmed + 1 } : null);
        return after?.Write == token;
    }

    /// <inheritdoc/>
    public Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null) => ChangeAsync(id, NextToken(), row => row.IsDone ? null : row with
    {
        Remaining = verdict.Remaining.IsDefaultOrEmpty ? null : verdict.Remaining,
        Refusal = verdict.Refusal,
        IsDone = verdict.IsDone,
        Unconfirmed = row.Unconfirmed - (confirms ? 1 : 0),
        AssignedId = assignedId,
    });

    /// <inheritdoc/>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(id, cancellationToken) is { } row)
        {
            // The row first: from then on nobody looks for the bytes, and what a crash leaves of them expires.
            await rows.RemoveAsync(Partition(id), DynamoRow.Only, cancellationToken);
            await objects.RemoveAsync(row.Object, cancellationToken);
        }
    }

    /// <summary>Puts other bytes in the place of those that a mail's row names.</summary>
    /// <returns>Whether it names them.</returns>
    internal async Task<bool> ReplaceAsync(string id, string was, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(id, cancellationToken) is not { IsDone: false } seen || seen.Object != was)
        {
            return false;
        }

        var (token, name) = (NextToken(), $"{Folder(id)}{NextToken()}");
        await objects.PutAsync(name, mail, cancellationToken);
        var after = await ChangeAsync(id, token, row => row.Object == was && !row.IsDone ? row with { Object = name, Hash = Hash(mail.Span) } : null);

        // What the row does not name, old bytes or new, nobody reads.
        await objects.RemoveAsync(after?.Object == name ? was : name, cancellationToken);
        return true;
    }

    /// <summary>What the names of a mail's bytes begin with.</summary>
    internal static string Folder(string id) => $"{Prefix}{Hash(Encoding.UTF8.GetBytes(id))}/";

    private static string Partition(string id) => $"spool#{id}";

    private static string NextToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<SpoolRow?> FindRowAsync(string id, CancellationToken cancellationToken) =>
        (await rows.FindAsync(Partition(id), DynamoRow.Only, cancellationToken))?.As<SpoolRow>();

    /// <summary>Changes a row once, however often the client has to repeat the write.</summary>
    private async Task<SpoolRow?> ChangeAsync(string id, string token, Func<SpoolRow, SpoolRow?> change)
    {
        var after = await rows.ChangeAsync(
            Partition(id),
            DynamoRow.Only,
            row => row.As<SpoolRow>() is var stored && stored.Write != token && change(stored) is { } changed
                ? row with { Data = DynamoRow.Of(row.Partition, row.Sort, changed with { Write = token }).Data }
                : null,
            CancellationToken.None);
        return after?.As<SpoolRow>();
    }
}

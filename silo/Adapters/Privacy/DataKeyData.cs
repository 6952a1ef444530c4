using Platform.Audit;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// A person's data key. Registered last: what is to stay of the content gets another key, then the key is destroyed, and with it every copy of
/// the content in backups (docs/adr/0030-encryption-at-rest.md).
/// </summary>
/// <param name="keys">The keys; null when encryption is off.</param>
/// <param name="reencryption">Gives what stays another key.</param>
/// <param name="audit">Where it is told.</param>
/// <param name="time">The clock.</param>
public sealed class DataKeyData(DataKeys? keys, SqliteReencryption reencryption, IAuditLog audit, TimeProvider time) : IPersonalData
{
    /// <summary>The audit's word for it.</summary>
    public const string Act = "customer.key-destroyed";

    /// <inheritdoc/>
    public string Name => "keys";

    /// <inheritdoc/>
    public Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) => Task.FromResult<object?>(null);

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        if (keys is null)
        {
            return 0;
        }

        var retired = await keys.RetireAsync(DataKeyId.OwnerOf(person.Id), cancellationToken);
        foreach (var id in retired)
        {
            await reencryption.RunAsync(id, cancellationToken);
            await keys.DestroyAsync(id, cancellationToken);
            await audit.AppendAsync(new(time.GetUtcNow(), Act, "erasure", person.Id, ""), cancellationToken);
        }

        return retired.Count;
    }
}

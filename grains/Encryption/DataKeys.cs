using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Platform.Encryption;

/// <summary>The data keys of the store, unwrapped as they are needed.</summary>
public sealed class DataKeys(IDataKeyStore store, IKeyWrapper wrapper, IOptions<EncryptionOptions> options, TimeProvider time) : IDataKeys
{
    private const int AtOnce = 200;

    private readonly KeyCache _cache = new(options.Value.CacheFor, options.Value.CacheSize, time);
    private ImmutableHashSet<DataKeyId> _retired = [];

    /// <summary>Whether what an earlier key-encryption key wrapped is wrapped anew when it is read. Default true; false for who only reads.</summary>
    public bool RewrapsWhenRead { get; init; } = true;

    /// <inheritdoc/>
    public ValueTask<DataKey> GetAsync(UInt128 owner, CancellationToken cancellationToken = default) =>
        _cache.FindCurrent(owner) is { } cached && IsLive(cached.Id) ? ValueTask.FromResult(cached) : new(GetOrMakeAsync(owner, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default) =>
        _cache.Find(id) is { } cached ? ValueTask.FromResult<DataKey?>(cached) : new(ReadAsync(id, cancellationToken));

    /// <inheritdoc/>
    public bool IsLive(DataKeyId id) => !Volatile.Read(ref _retired).Contains(id);

    /// <inheritdoc/>
    public WriteWindow OpenWindow() => new(time, options.Value.WriteMargin / 2);

    /// <summary>Unwraps the platform's own key, or makes it: a wrong or missing key-encryption key is found out at the start.</summary>
    /// <exception cref="ContentKeyException">The key-encryption key does not fit; one line says why.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default) => await GetAsync(DataKeyId.Platform, cancellationToken);

    /// <summary>Wraps again what an earlier key-encryption key wrapped, which is then needed no more.</summary>
    /// <returns>How many data keys.</returns>
    public async Task<int> RewrapAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var earlier in wrapper.Known.Where(known => known != wrapper.Current))
        {
            while (await store.ListAsync(earlier, AtOnce, cancellationToken) is { Count: > 0 } found)
            {
                foreach (var stored in found)
                {
                    await RewrapAsync(stored, await wrapper.UnwrapAsync(stored.Id, stored.Wrapped, cancellationToken), cancellationToken);
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Begins the destruction of an owner's keys: what is written from now on has another key. May be repeated after a crash.</summary>
    /// <returns>The keys that have to be destroyed once nothing is encrypted with them any more.</returns>
    public async Task<IReadOnlyList<DataKeyId>> RetireAsync(UInt128 owner, CancellationToken cancellationToken = default)
    {
        await store.RetireAsync(owner, cancellationToken);
        var retired = await store.ListRetiredAsync(owner, cancellationToken);
        ImmutableInterlocked.Update(ref _retired, static (set, ids) => set.Union(ids), retired);
        _cache.Forget(owner);
        return retired;
    }

    /// <summary>Destroys a retired key. What is still encrypted with it, wherever it was copied, cannot be read any more.</summary>
    public async Task DestroyAsync(DataKeyId id, CancellationToken cancellationToken = default)
    {
        await store.DestroyAsync(id, cancellationToken);
        _cache.Forget(id);
    }

    private async Task<DataKey> GetOrMakeAsync(UInt128 owner, CancellationToken cancellationToken)
    {
        while (true)
        {
            var since = _cache.Now;
            if (await store.FindCurrentAsync(owner, cancellationToken) is { } stored)
            {
                var key = await UnwrapAsync(stored, isCurrent: true, since, cancellationToken);
                if (_cache.IsFresh(since))
                {
                    return key;
                }

                // The answer took longer than a key may be held: it may be retired by now.
                continue;
            }

            var secret = RandomNumberGenerator.GetBytes(DataKey.SecretBytes);
            var id = new DataKeyId(owner, BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))));
            var made = new StoredDataKey(id, await wrapper.WrapAsync(id, secret, cancellationToken), time.GetUtcNow());
            if (await store.TryAddAsync(made, cancellationToken) && _cache.IsFresh(since))
            {
                return Keep(new(id, secret), isCurrent: true, since);
            }

            // Somebody was first: theirs counts. Or it took too long: ask again.
        }
    }

    private async Task<DataKey?> ReadAsync(DataKeyId id, CancellationToken cancellationToken)
    {
        var since = _cache.Now;
        return await store.FindAsync(id, cancellationToken) is { } stored ? await UnwrapAsync(stored, isCurrent: false, since, cancellationToken) : null;
    }

    private async Task<DataKey> UnwrapAsync(StoredDataKey stored, bool isCurrent, KeyCache.Moment since, CancellationToken cancellationToken)
    {
        var secret = await wrapper.UnwrapAsync(stored.Id, stored.Wrapped, cancellationToken);
        if (RewrapsWhenRead && stored.Wrapped.KeyEncryptionKey != wrapper.Current)
        {
            await RewrapAsync(stored, secret, cancellationToken);
        }

        return Keep(new(stored.Id, secret), isCurrent, since);
    }

    private async Task RewrapAsync(StoredDataKey stored, byte[] secret, CancellationToken cancellationToken) =>
        await store.RewrapAsync(stored, await wrapper.WrapAsync(stored.Id, secret, cancellationToken), cancellationToken);

    private DataKey Keep(DataKey key, bool isCurrent, KeyCache.Moment since)
    {
        // A key that was retired meanwhile is kept to read with, and no more.
        _cache.Keep(key, isCurrent && IsLive(key.Id), since);
        return key;
    }
}

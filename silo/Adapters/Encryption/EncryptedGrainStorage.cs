using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>
/// Encrypts states before a provider gets them, whichever it is: each with the key of whom it is about, bound to its grain and its name. The
/// provider keeps <see cref="StoredState"/> as the bytes that it is.
/// </summary>
/// <param name="inner">The provider.</param>
/// <param name="cipher">The keys.</param>
internal sealed class EncryptedGrainStorage(IGrainStorage inner, ContentCipher cipher) : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = new GrainState<StoredState>();
        await inner.ReadStateAsync(stateName, grainId, stored, cancellationToken);
        var plain = stored.RecordExists
            ? await cipher.DecryptAsync(ContentPlaces.State(stateName, grainId.ToString()), stored.State!.Bytes, cancellationToken)
            : null;

        // A state whose key was destroyed is none. Its ETag stays: the next write takes its place.
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, plain is not null);
        grainState.State = plain is { } bytes ? Decode<T>(stateName, bytes.Span)! : StateCodec.Create<T>();
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var plain = StateCodec.Encode(grainState.State);
        grainState.ETag = await ContentCipher.WriteAsync(async () =>
        {
            var owner = ContentOwners.OfState(grainId.Key.ToString()!, grainState.State);
            var bytes = await cipher.EncryptAsync(owner, ContentPlaces.State(stateName, grainId.ToString()), plain, cancellationToken);
            var stored = new GrainState<StoredState> { State = new() { Bytes = bytes }, ETag = grainState.ETag, RecordExists = grainState.RecordExists };
            await inner.WriteStateAsync(stateName, grainId, stored, cancellationToken);
            return stored.ETag;
        });
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = new GrainState<StoredState> { State = new(), ETag = grainState.ETag, RecordExists = grainState.RecordExists };
        await inner.ClearStateAsync(stateName, grainId, stored, cancellationToken);
        (grainState.ETag, grainState.RecordExists, grainState.State) = (stored.ETag, false, StateCodec.Create<T>());
    }

    private static T? Decode<T>(string stateName, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StateCodec.Decode<T>(bytes);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"stored state {stateName} does not fit {typeof(T).Name}: {exception.Message}", exception);
        }
    }
}

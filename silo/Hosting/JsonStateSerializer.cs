using Orleans.Storage;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Hosting;

/// <summary>Grain state as the embedded profile writes it too: <see cref="PlatformJson"/>, without type names, or encrypted by <see cref="EncryptedGrainStorage"/>.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(StateCodec.Encode(input));

    public T? Deserialize<T>(BinaryData input) => StateCodec.Decode<T>(input.ToMemory().Span);
}

using System.Text.Json;
using Orleans.Storage;

namespace Platform.Silo.Hosting;

/// <summary>Grain state as the embedded profile writes it too: <see cref="PlatformJson"/>, without type names.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, PlatformJson.Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, PlatformJson.Stored);
}

using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>States as bytes: JSON (<see cref="PlatformJson"/>), and what was made bytes before as it is.</summary>
internal static class StateCodec
{
    public static ReadOnlyMemory<byte> Encode<T>(T? state) =>
        state is StoredState stored ? stored.Bytes : JsonSerializer.SerializeToUtf8Bytes(state, PlatformJson.Options);

    /// <summary>The state behind the bytes.</summary>
    /// <exception cref="JsonException">They are of another type.</exception>
    public static T? Decode<T>(ReadOnlySpan<byte> bytes) =>
        typeof(T) == typeof(StoredState) ? (T)(object)new StoredState { Bytes = bytes.ToArray() } : JsonSerializer.Deserialize<T>(bytes, PlatformJson.Stored);

    /// <summary>As Orleans' own providers: without a parameterless constructor a state begins uninitialised.</summary>
    public static T Create<T>() => typeof(T).IsValueType || typeof(T).GetConstructor([]) is not null
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}

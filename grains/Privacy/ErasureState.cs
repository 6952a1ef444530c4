using System.Text.Json.Serialization;

namespace Platform.Privacy;

/// <summary>How far an erasure came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErasureState>))]
public enum ErasureState
{
    /// <summary>Asked for and durable; whatever happens to the process, it is done.</summary>
    [JsonStringEnumMemberName("asked")] Asked = 0,

    /// <summary>Nothing of the person can be read any more; the files still have bytes that no table names.</summary>
    [JsonStringEnumMemberName("erased")] Erased = 1,

    /// <summary>The bytes are gone from the files too.</summary>
    [JsonStringEnumMemberName("done")] Done = 2,
}

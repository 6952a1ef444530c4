using System.Text.Json.Serialization;

namespace Platform.Gateway.Doctor;

/// <summary>How something stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DoctorStatus>))]
public enum DoctorStatus
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>It runs, and somebody should look.</summary>
    [JsonStringEnumMemberName("warn")] Warn,

    /// <summary>It does not start, does not send, or is not safe.</summary>
    [JsonStringEnumMemberName("fail")] Fail,
}

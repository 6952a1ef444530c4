using System.Text.Json;

namespace Platform.Jobs;

/// <summary>A job's data as the record of its handler.</summary>
public static class JobData
{
    /// <summary>A job with its data.</summary>
    public static Job Create<T>(string id, string kind, T data) => new(id, kind, JsonSerializer.Serialize(data, PlatformJson.Options));

    /// <summary>The data of a job.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static T Read<T>(Job job) =>
        JsonSerializer.Deserialize<T>(job.Data, PlatformJson.Options) ?? throw new InvalidDataException($"job {job.Id} of the kind {job.Kind} has no data");
}

using System.Collections.Frozen;
using System.Text.Json;
using Platform.Models;

namespace Platform.Silo.Adapters.Cassettes;

/// <summary>Recorded calls: every <c>calls*.jsonl</c> of a folder, one call a line.</summary>
internal sealed class Cassette(FrozenDictionary<string, CassetteCall> calls)
{
    /// <summary>The file that is recorded to.</summary>
    public const string File = "calls.jsonl";

    /// <summary>Reads a folder.</summary>
    public static Cassette Load(string folder)
    {
        var calls = new Dictionary<string, CassetteCall>(StringComparer.Ordinal);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "calls*.jsonl") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (var line in System.IO.File.ReadLines(file).Where(line => line.Length > 0))
            {
                var call = JsonSerializer.Deserialize<CassetteCall>(line, PlatformJson.Options)!;
                calls[call.Key] = call;
            }
        }

        return new(calls.ToFrozenDictionary());
    }

    /// <summary>A recorded answer.</summary>
    /// <exception cref="ModelException">No such call was recorded.</exception>
    public CassetteCall Find(string key) => calls.GetValueOrDefault(key) ?? throw new ModelException(ModelFailure.NotRecorded, "not recorded");
}

using System.Collections.Immutable;
using System.Text.Json;
using Platform.Gateway.Commands;

namespace Platform.Gateway.Regress;

/// <summary>A folder of recorded threads: <c>settings.json</c> (settings of the platform, and where the scripts are), <c>calls.jsonl</c>, <c>outcomes.jsonl</c>.</summary>
internal sealed class RegressFolder
{
    private const string ScriptsKey = "Regress:Scripts";
    private const string MostKey = "Regress:Threads";

    public RegressFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        SettingsFile = System.IO.Path.Combine(Path, "settings.json");
        if (!File.Exists(SettingsFile))
        {
            throw new CommandException($"--cassettes {path}: there is no settings.json in it");
        }

        var settings = new ConfigurationBuilder().AddJsonFile(SettingsFile).Build();
        var scripts = System.IO.Path.Combine(Path, settings[ScriptsKey] ?? "scripts");
        var most = settings.GetValue(MostKey, int.MaxValue);
        Scripts = Directory.Exists(scripts)
            ? [.. Directory.GetFiles(scripts, "*.yaml").Order(StringComparer.Ordinal).Take(most)]
            : throw new CommandException($"{SettingsFile}: {ScriptsKey} is '{scripts}', which does not exist");
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The settings that the threads were recorded with.</summary>
    public string SettingsFile { get; }

    /// <summary>The threads' scripts, in the order in which they are played.</summary>
    public ImmutableArray<string> Scripts { get; }

    private string OutcomesFile => System.IO.Path.Combine(Path, "outcomes.jsonl");

    /// <summary>What came of each thread when it was recorded.</summary>
    public ImmutableArray<ThreadOutcome> ReadOutcomes() => File.Exists(OutcomesFile)
        ? [.. File.ReadLines(OutcomesFile).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<ThreadOutcome>(line, PlatformJson.Options)!)]
        : throw new CommandException($"{OutcomesFile} does not exist: record first (--record)");

    /// <summary>Keeps what came of each thread.</summary>
    public void WriteOutcomes(IEnumerable<ThreadOutcome> outcomes) =>
        File.WriteAllText(OutcomesFile, string.Concat(outcomes.Select(outcome => JsonSerializer.Serialize(outcome, PlatformJson.Options) + "\n")));
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Platform.Models;

/// <summary>The prompts: files of <c>Data/prompts/ROLE/VERSION.md</c>, or of the folder that the settings put before them.</summary>
public sealed class PromptLibrary(IOptions<ModelOptions> options)
{
    private readonly ConcurrentDictionary<(string, string), Prompt> _prompts = new();

    /// <summary>A role's prompt.</summary>
    /// <exception cref="InvalidOperationException">There is none of that version.</exception>
    public Prompt Get(string role) => _prompts.GetOrAdd((role, options.Value.Role(role).Prompt), key => Read(key.Item1, key.Item2));

    private Prompt Read(string role, string version)
    {
        var given = Path.Combine(options.Value.PromptFolder, role, $"{version}.md");
        var text = options.Value.PromptFolder.Length > 0 && File.Exists(given) ? File.ReadAllText(given) : Embedded(role, version);
        text = text.ReplaceLineEndings("\n").Trim();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
        return new($"{role}/{version} {hash}", text);
    }

    private static string Embedded(string role, string version)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream($"prompts/{role}/{version}.md")
            ?? throw new InvalidOperationException($"{ModelOptions.Section}: there is no prompt {version} for {role}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

namespace Platform.Tests.Injection;

/// <summary>A request with an instruction to the machine somewhere, and its harmless twin.</summary>
/// <param name="Name">The case.</param>
/// <param name="Place">Where the text stands; one of <see cref="InjectionMail.Places"/>.</param>
/// <param name="Request">What the customer wants.</param>
/// <param name="Payload">The instruction.</param>
/// <param name="Neutral">The harmless text.</param>
internal sealed record InjectionCase(string Name, string Place, string Request, string Payload, string Neutral)
{
    public static IReadOnlyList<InjectionCase> All { get; } = Read();

    /// <summary>Whether the text is not the customer's own words: said by the customer, it would be obeyed.</summary>
    public bool IsUnsaid => Place is not ("body" or "subject" or "name");

    private static List<InjectionCase> Read()
    {
        var file = Path.Combine(Path.GetDirectoryName(EndToEnd.PlatformFixture.Samples)!, "tests", "Corpus", "Injection", "payloads.txt");
        return [.. File.ReadAllText(file).Split("\n=== ").Skip(1).Select(Parse)];
    }

    private static InjectionCase Parse(string text)
    {
        var lines = text.Split('\n');
        var values = lines.Skip(1).Where(line => line.Contains(": ", StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..], StringComparer.Ordinal);
        return new(lines[0].Trim(), values["place"], values["request"], values["payload"], values["neutral"]);
    }
}

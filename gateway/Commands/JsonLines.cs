using System.Text.Json;

namespace Platform.Gateway.Commands;

/// <summary>Standard output as one JSON object a line, buffered: tens of thousands of lines are one run.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly Stream _output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);

    /// <summary>Writes one object on one line.</summary>
    public void Write<T>(T value)
    {
        JsonSerializer.Serialize(_output, value, PlatformJson.Options);
        _output.WriteByte((byte)'\n');
    }

    /// <summary>Standard input, a text a line, as UTF-8 whatever the locale.</summary>
    public static IEnumerable<string> ReadInput()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new System.Text.UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        while (input.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    public void Dispose() => _output.Dispose();
}

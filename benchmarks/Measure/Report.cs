namespace Platform.Benchmarks.Measure;

/// <summary>A Markdown table that grows while the benchmarks run.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Figure, string Ratio)> _rows = [];

    public void Add(string what, string figure, string ratio = "")
    {
        _rows.Add((what, figure, ratio));
        Console.Error.WriteLine($"  {what}: {figure} {ratio}");
    }

    public void Print(IEnumerable<string> machine)
    {
        Console.WriteLine();
        foreach (var line in machine)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
        Console.WriteLine("| Measured | Figure | Ratio |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var (what, figure, ratio) in _rows)
        {
            Console.WriteLine($"| {what} | {figure} | {ratio} |");
        }
    }

    public static string Count(double value) => value.ToString(value < 100 ? "0.#" : "#,##0", CultureInfo.InvariantCulture);

    public static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0#} ms");

    public static string Microseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:#,##0} µs");

    public static string Kilobytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:#,##0.0} KB");

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}x");
}

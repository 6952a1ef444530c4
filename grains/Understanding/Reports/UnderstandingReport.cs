using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Understanding.Reports;

/// <summary>
/// Measures an <see cref="IUnderstanding"/> on labelled files: <c>text TAB intents TAB slots TAB question</c> for intents (the last two may be absent),
/// <c>text TAB mood</c> for sentiment; <c>\n</c> in a text is a line break. The tests print and assert it, a command may too.
/// </summary>
public static class UnderstandingReport
{
    private const int Bins = 10;

    // Wednesday morning: what "tomorrow" means in the files.
    private static readonly DateTimeOffset Moment = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly JsonSerializerOptions Moods = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The whole report as text: every <c>*.tsv</c> of both folders.</summary>
    public static async Task<string> PrintAsync(IUnderstanding understanding, string intentFolder, string moodFolder, CancellationToken cancellationToken = default)
    {
        var report = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(intentFolder, "*.tsv").Order(StringComparer.Ordinal))
        {
            report.Append(await MeasureIntentsAsync(understanding, file, cancellationToken)).Append('\n');
        }

        foreach (var file in Directory.EnumerateFiles(moodFolder, "*.tsv").Order(StringComparer.Ordinal))
        {
            report.Append(await MeasureMoodAsync(understanding, file, cancellationToken)).Append('\n');
        }

        return report.ToString();
    }

    /// <summary>Intents, out-of-scope recall, slots and calibration on one file.</summary>
    public static async Task<SplitScore> MeasureIntentsAsync(IUnderstanding understanding, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(understanding);
        var score = new SplitScore(Path.GetFileNameWithoutExtension(file), 0, 0, 0, 0, 0, 0, 0, 0);
        var slots = new SlotTally();
        var bins = new (int Count, double Confidence, int Right)[Bins];
        foreach (var fields in Rows(file))
        {
            var reading = await understanding.ReadAsync(Unescape(fields[0]), ContextOf(fields), cancellationToken);
            var right = fields[1].Split(',').SequenceEqual(reading.Intents.Select(i => i.Name), StringComparer.Ordinal);
            var outside = fields[1] == IntentNames.Fallback;
            string[] wanted = fields.Length > 2 ? fields[2].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            string[] reported = [.. reading.Slots.Select(s => $"{s.Name}={s.Value}")];
            var confidence = reading.Intents[0].Confidence;
            ref var bin = ref bins[Math.Min(Bins - 1, (int)(confidence * Bins))];
            bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (right ? 1 : 0));
            slots.Count(wanted, reported);
            score = score with
            {
                Messages = score.Messages + 1,
                Right = score.Right + (right ? 1 : 0),
                Outside = score.Outside + (outside ? 1 : 0),
                OutsideRight = score.OutsideRight + (outside && right ? 1 : 0),
                SlotsFound = score.SlotsFound + wanted.Count(w => reported.Contains(w, StringComparer.Ordinal)),
                SlotsReported = score.SlotsReported + reported.Length,
                SlotsWanted = score.SlotsWanted + wanted.Length,
            };
        }

        var error = bins.Sum(b => Math.Abs(b.Confidence - b.Right)) / Math.Max(1, score.Messages);
        return score with { CalibrationError = error, Slots = slots.Scores() };
    }

    /// <summary>Sentiment on one file.</summary>
    public static async Task<MoodScore> MeasureMoodAsync(IUnderstanding understanding, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(understanding);
        var (messages, right, bands) = (0, 0, 0);
        foreach (var fields in Rows(file))
        {
            var reading = await understanding.ReadAsync(Unescape(fields[0]), ReadingContext.Empty, cancellationToken);
            var wanted = JsonSerializer.Deserialize<SentimentLabel>($"\"{fields[1]}\"", Moods);
            messages++;
            bands += reading.Sentiment.Label == wanted ? 1 : 0;
            right += Direction(reading.Sentiment.Label) == Direction(wanted) ? 1 : 0;
        }

        return new MoodScore(Path.GetFileNameWithoutExtension(file), messages, right, bands);
    }

    /// <summary>The fourth field: the question that was open, or <c>now</c> where only the moment is known.</summary>
    private static ReadingContext ContextOf(string[] fields) => fields.Length < 4
        ? ReadingContext.Empty
        : new ReadingContext { Asked = fields[3] == "now" ? null : fields[3], Now = Moment };

    private static int Direction(SentimentLabel label) => label switch
    {
        SentimentLabel.Positive => 1,
        SentimentLabel.Neutral => 0,
        _ => -1,
    };

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line.Split('\t'));

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);
}

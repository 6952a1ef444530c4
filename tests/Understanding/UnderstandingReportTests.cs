using System.Runtime.CompilerServices;
using Platform.Understanding;
using Platform.Understanding.Reports;
using Xunit.Abstractions;

namespace Platform.Tests.Understanding;

/// <summary>
/// Figures on messages written apart from the training data. The floors are what was measured, less room for a change
/// of the data: they catch a fall, they are no aim.
/// </summary>
public sealed class UnderstandingReportTests(TrainedFixture trained, ITestOutputHelper output) : IClassFixture<TrainedFixture>
{
    [Theory]
    [InlineData("en", 0.87, 0.86, 0.90)]
    [InlineData("fr", 0.89, 0.84, 0.94)]
    [InlineData("es", 0.88, 0.80, 0.92)]
    [InlineData("vi", 0.89, 0.85, 0.91)]
    [InlineData("zh", 0.88, 0.89, 0.91)]
    public async Task Intents_and_slots_of_unseen_messages_are_read(string language, double accuracy, double outside, double slots)
    {
        var score = await UnderstandingReport.MeasureIntentsAsync(trained.Understanding, Path.Combine(Folder("heldout"), language + ".tsv"));
        output.WriteLine(score.ToString());
        output.WriteLine("     " + string.Join(", ", score.Slots));
        Assert.True(score.Accuracy >= accuracy, score.ToString());
        Assert.True(score.OutsideRecall >= outside, score.ToString());
        Assert.True(score.SlotF1 >= slots, score.ToString());
        Assert.True(score.CalibrationError <= 0.10, score.ToString());
    }

    [Theory]
    [InlineData("en", 0.87)]
    [InlineData("fr", 0.90)]
    [InlineData("es", 0.87)]
    [InlineData("vi", 0.90)]
    [InlineData("zh", 0.85)]
    public async Task Mood_of_unseen_messages_is_read(string language, double accuracy)
    {
        var score = await UnderstandingReport.MeasureMoodAsync(trained.Understanding, Path.Combine(Folder("heldout-sentiment"), language + ".tsv"));
        output.WriteLine(score.ToString());
        Assert.True(score.Accuracy >= accuracy, score.ToString());
    }

    [Fact]
    public async Task The_report_prints_every_language()
    {
        var report = await UnderstandingReport.PrintAsync(trained.Understanding, Folder("heldout"), Folder("heldout-sentiment"));
        output.WriteLine(report);
        Assert.Equal(10, report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void No_unseen_message_is_in_the_training_data()
    {
        var taught = UnderstandingData.Utterances().Select(u => Plain(u.Text)).ToHashSet(StringComparer.Ordinal);
        var unseen = Directory.EnumerateFiles(Folder("heldout"), "*.tsv").SelectMany(File.ReadLines).Where(l => !l.StartsWith("# ", StringComparison.Ordinal));

        // A greeting or a "yes" can only be said as everybody says it.
        Assert.Empty(unseen.Select(l => l.Split('\t')).Where(f => f.Length > 1 && f[0].Length > 8 && taught.Contains(Plain(f[0]))).Select(f => f[0]));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Folder(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}

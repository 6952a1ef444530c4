using Platform.Understanding;

namespace Platform.Tests.Understanding;

/// <summary>Trained once for all tests: it takes about a second.</summary>
public sealed class TrainedFixture
{
    public TrainedUnderstanding Understanding { get; } = new(new UnderstandingOptions());

    public Reading Read(string text, ReadingContext? context = null) => Understanding.Read(text, context ?? ReadingContext.Empty);
}

using Platform.Shop;

namespace Platform.Returns;

/// <summary>A line that somebody means.</summary>
/// <param name="Line">The line.</param>
/// <param name="IsSure">False when it was only guessed from a misspelling.</param>
internal sealed record ItemMatch(OrderLine Line, bool IsSure);

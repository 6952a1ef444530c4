namespace Platform.Operators;

/// <summary>A message of either side.</summary>
/// <param name="At">When it arrived or was decided.</param>
/// <param name="By">The customer's address, <c>bot</c>, or the operator's name.</param>
/// <param name="Text">Its words.</param>
public sealed record SaidMessage(DateTimeOffset At, string By, string Text);

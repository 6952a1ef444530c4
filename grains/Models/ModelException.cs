namespace Platform.Models;

/// <summary>A provider gave no answer. Its message holds a status or a code and no words of a conversation.</summary>
public sealed class ModelException(ModelFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public ModelFailure Failure { get; } = failure;
}

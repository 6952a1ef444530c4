using Orleans;

namespace Platform.Tests.Storage;

/// <summary>A grain with a state and a reminder.</summary>
public interface INotebookGrain : IGrainWithStringKey
{
    Task Write(string text);

    Task<string?> Read();

    Task Remind();

    Task<bool> IsReminded();
}

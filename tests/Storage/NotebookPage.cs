using Orleans;

namespace Platform.Tests.Storage;

[GenerateSerializer, Alias("platform.tests.storage.notebook-page")]
internal sealed record NotebookPage([property: Id(0)] string Text);

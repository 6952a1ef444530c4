namespace Platform.Gateway.Hosting;

/// <summary>What <c>run</c> was asked to do.</summary>
/// <param name="DataFolder">Absolute.</param>
/// <param name="Urls">What to listen on, separated by semicolons.</param>
/// <param name="KnowledgeFolder">Absolute.</param>
/// <param name="ShopFolder">Absolute.</param>
internal sealed record RunSettings(string DataFolder, string Urls, string KnowledgeFolder, string ShopFolder);

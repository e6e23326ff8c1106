"""PyTorch Pitfalls: the model of its entries and pages, and what is made of them.

The arrows go one way: commands -> proof, rules, site, trial -> the modules beside this file.
"""

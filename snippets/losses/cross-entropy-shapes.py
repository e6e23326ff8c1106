"""CrossEntropyLoss expects the classes in dim=1, (N, C, d1, ..., dk), and a target without that dimension."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.transpose", "torch.Tensor.permute"]
# symptom = "error"
# raises = ["wrong", "wrong_last", "wrong_range"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "only batches of spatial targets supported (3D tensors) but got targets of dimension: *",
#   "size mismatch (got input: [*] , target: [*]",
#   "Expected target size [*], got [*]",
#   "Expected input batch_size (*) to match target batch_size (*).",
#   "0D or 1D target tensor expected, multi-target not supported",
#   "expected target dtype to be Long or Byte, but got *",
#   "expected scalar type Long but found Byte",
#   "Target * is out of bounds.",
# ]
# older = [
#   "1only batches of spatial targets supported (3D tensors) but got targets of size: : [*]",
#   "only batches of spatial targets supported (3D tensors) but got targets of size: : [*]",
#   "1only batches of spatial targets supported (non-empty 3D tensors) but got targets of size: : [*]",
#   "multi-target not supported at *",
#   "expected scalar type Long but found Float",
#   "Expected object of scalar type Long but got scalar type Float for argument #2 'target'*",
#   "Assertion `cur_target >= 0 && cur_target < n_classes' failed.*",
#   "Assertion `t >= 0 && t < n_classes` failed.",
#   "Assertion `THIndexTensor_(size)(target, 0) == batch_size' failed*",
#   "Expected target size (*), got torch.Size([*])",
# ]
#
# [code.one_label_too_many_dimensions]
# pattern = 'torch.nn.functional.cross_entropy($OUT, $Y)'
# anywhere = [
#     [
#         '$Y = torch.randint(..., ($N, 1), ...)',
#         '$Y = torch.randint(..., ($N, 1, $H, $W), ...)', '$Y = torch.zeros($N, 1, $H, $W, ...)',
#         '$Y = <... $Z.unsqueeze(1) ...>', '$Y = $Z.view(-1, 1)', '$Y = $Z[:, None]',
#         '$Y = torch.randint(..., size=($N, 1), ...)', '$Y = <... $Z.reshape(-1, 1) ...>',
#         '$Y = $Z.view(-1, 1).long()',
#     ],
# ]
# nowhere = [
#     '$Y.squeeze(...)', '$Y = $Y.squeeze(...)', '$Y[:, 0]', '$Y.view(-1)', '$Y.flatten()',
#     '$Y = $Y[...]', '$Y = $Y.view(-1)',
# ]
# example = '''
# y = torch.randint(0, 3, (8, 1))
# loss = torch.nn.functional.cross_entropy(model(x), y)
# '''
#
# [code.tokens_not_flattened]
# either = [
#     'torch.nn.functional.cross_entropy($M($X[:, :-1], ...), $X[:, 1:], ...)',
#     '$C($M($X[:, :-1], ...), $X[:, 1:])',
#     'torch.nn.functional.cross_entropy($OUT, $X[:, 1:], ...)', '$C($OUT, $X[:, 1:])',
#     'torch.nn.functional.cross_entropy($OUT[:, :-1], $X[:, 1:], ...)',
#     '$C($OUT[:, :-1], $X[:, 1:])',
#     'torch.nn.functional.cross_entropy($X.permute(0, 2, 3, 1), ...)',
#     '$C($X.permute(0, 2, 3, 1), ...)',
# ]
# anywhere = [
#     ['$C = torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     '$OUT = <... $Z.transpose(...) ...>', '$OUT = <... $Z.permute(...) ...>',
#     '$OUT = <... $Z.view(...) ...>', '$OUT = <... $Z.reshape(...) ...>',
#     '$OUT = <... $Z.flatten(...) ...>', 'return $Z.transpose(1, 2)',
#     'return $Z.permute(0, 2, 1)', 'return <... $Z.mT ...>',
# ]
# example = 'loss = torch.nn.functional.cross_entropy(model(tokens[:, :-1]), tokens[:, 1:])'
#
# [code.labels_counted_from_one]
# either = [
#     '{$NAME: $I for $I, $NAME in enumerate($NAMES, 1)}',
#     '{$NAME: $I + 1 for $I, $NAME in enumerate($NAMES)}',
#     '{$NAME: $I for $I, $NAME in enumerate($NAMES, start=1)}',
#     '{$NAME: $I + 1 for $I, $NAME in enumerate(sorted($NAMES))}',
#     '{$NAME: $I for $I, $NAME in enumerate(sorted($NAMES), 1)}',
#     '{$NAME: $I for $I, $NAME in enumerate(sorted($NAMES), start=1)}',
#     'torch.randint(1, $NAMES + 1, ...)', 'torch.randint(1, len($NAMES) + 1, ...)',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     '$Y - 1', '$Y -= 1', 'torch.nn.CrossEntropyLoss(..., ignore_index=$I2, ...)',
#     'torch.nn.CTCLoss(...)', 'torch.nn.Linear($H, len($NAMES) + 1)',
#     'torch.nn.functional.cross_entropy(..., ignore_index=$I2, ...)', '$Y.sub(1)',
# ]
# names = { "$NAMES" = '(?!.*(vocab|word|token|char)).*(class|label|kind|categor|species|tags|breeds|genres|target).*' }
# example = '''
# label_of = {name: i for i, name in enumerate(classes, 1)}
# loss = torch.nn.functional.cross_entropy(logits, y)
# '''
#
# [code.one_label_too_many_dimensions_at_once]
# either = [
#     'torch.nn.functional.cross_entropy($OUT, $Y.unsqueeze(1))',
#     'torch.nn.functional.cross_entropy($OUT, $Y.view(-1, 1))',
#     'torch.nn.functional.cross_entropy($OUT, $Y[:, None])',
#     'torch.nn.functional.cross_entropy($OUT, $Y.reshape(-1, 1))',
#     'torch.nn.functional.cross_entropy($OUT, $Y.unsqueeze(1).long())',
#     'torch.nn.functional.cross_entropy($OUT, $Y.long().unsqueeze(1))',
#     'torch.nn.functional.cross_entropy($OUT, $Y.unsqueeze(-1))',
# ]
# example = 'loss = torch.nn.functional.cross_entropy(model(x), y.unsqueeze(1))'
#
# [code.one_dimension_too_many]
# pattern = '$C($OUT, $Y)'
# anywhere = [
#     '$C = torch.nn.CrossEntropyLoss(...)',
#     [
#         '$Y = torch.randint(..., ($N, 1), ...)',
#         '$Y = torch.randint(..., ($N, 1, $H, $W), ...)', '$Y = torch.zeros($N, 1, $H, $W, ...)',
#         '$Y = <... $Z.unsqueeze(1) ...>', '$Y = $Z.view(-1, 1)', '$Y = $Z[:, None]',
#         '$Y = torch.randint(..., size=($N, 1), ...)', '$Y = <... $Z.reshape(-1, 1) ...>',
#         '$Y = $Z.view(-1, 1).long()',
#     ],
# ]
# nowhere = [
#     '$Y.squeeze(...)', '$Y = $Y.squeeze(...)', '$Y[:, 0]', '$Y.view(-1)', '$Y.flatten()',
#     '$Y = $Y[...]', '$Y = $Y.view(-1)',
# ]
# example = '''
# criterion = torch.nn.CrossEntropyLoss()
# y = torch.randint(0, 3, (8, 1))
# loss = criterion(model(x), y)
# '''
#
# [code.one_dimension_too_many_at_once]
# either = [
#     '$C($OUT, $Y.unsqueeze(1))', '$C($OUT, $Y.view(-1, 1))', '$C($OUT, $Y[:, None])',
#     '$C($OUT, $Y.reshape(-1, 1))', '$C($OUT, $Y.unsqueeze(1).long())',
#     '$C($OUT, $Y.long().unsqueeze(1))', '$C($OUT, $Y.unsqueeze(-1))', '$C($OUT, $Y.float())',
# ]
# anywhere = ['$C = torch.nn.CrossEntropyLoss(...)']
# example = '''
# criterion = torch.nn.CrossEntropyLoss()
# loss = criterion(model(x), y.unsqueeze(1))
# '''
#
# [code.float_labels]
# either = [
#     '$Y = torch.FloatTensor(...)', '$Y = torch.tensor(..., dtype=torch.float32)',
#     '$Y = torch.tensor(..., dtype=torch.float)', '$Y = torch.tensor(...).float()',
#     '$Y = torch.from_numpy(...).float()', '$Y = torch.Tensor(...)',
#     '$Y = torch.as_tensor(..., dtype=torch.float32)',
#     '$Y = torch.from_numpy($Z.astype(numpy.float32))', '$Y = $Y.float()',
#     '$Y = torch.tensor($Z.astype(numpy.float32))', '$Y = $Y.to(torch.float32)',
#     '$X, $Y = $X2, $Y.float()', '$X, $Y = $X2, $Y.float().to(...)',
#     '$X, $Y = $X2, $Y.to(...).float()', '$Y = $Y.float().to(...)', '$Y = $Y.to(...).float()',
#     '$X, $Y = $X2, torch.FloatTensor(...)',
#     '$X, $Y = $X2, torch.tensor(..., dtype=torch.float32)',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
#     [
#         'torch.utils.data.TensorDataset($X3, $Y)', 'torch.nn.functional.cross_entropy($OUT, $Y)',
#         'torch.nn.functional.cross_entropy($OUT, $Y[...])', '$C($OUT, $Y)', '$C($OUT, $Y[...])',
#         'return $X4, $Y', 'return self.$X5[$I], $Y[$I]',
#     ],
# ]
# nowhere = [
#     '$A2.long()', 'torch.nn.functional.one_hot(...)', '$A2.to(torch.long)', '$A2.to(torch.int64)',
#     '$A2.to(..., torch.long)', '$A2.to(..., dtype=torch.long)', '$A2.to(dtype=torch.int64)',
#     '$A2.type(torch.long)', '$A2.type(torch.LongTensor)', '$A2.type(torch.int64)',
#     '$A2.to(..., torch.int64)', '$A2.type("torch.LongTensor")', 'torch.LongTensor(...)',
#     'torch.nn.MSELoss(...)', 'torch.nn.L1Loss(...)', 'torch.nn.SmoothL1Loss(...)',
#     'torch.nn.BCELoss(...)', 'torch.nn.BCEWithLogitsLoss(...)', 'torch.nn.HuberLoss(...)',
#     'torch.nn.functional.mse_loss(...)', 'torch.nn.functional.l1_loss(...)',
#     'torch.nn.functional.smooth_l1_loss(...)', 'torch.nn.functional.binary_cross_entropy(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)', 'torch.eye(...)',
#     'numpy.eye(...)', 'pandas.get_dummies(...)', '$A2.scatter_(...)', '$A2.softmax(...)',
#     'torch.nn.functional.huber_loss(...)', 'torch.distributions.$DIST(...)', 'LabelBinarizer(...)',
#     'OneHotEncoder(...)', '$A2.fit_transform(...)', 'to_categorical(...)',
#     'torch.nn.KLDivLoss(...)', 'numpy.random.dirichlet(...)', '$RNG2.dirichlet(...)',
#     '$A3 / $A3.sum(..., keepdims=True)', '$A3 / $A3.sum(..., keepdim=True)',
#     '$A4.argmax(...) == $A5.argmax(...)', '$Y.argmax(...)', 'torch.distributions.$DIST2(...)',
# ]
# names = { "$Y" = '(self\.)?_?(y|ys|yb|y_?(tr|train|batch|true)|by|lab|labs|labels?|targets?|tgt|train_labels?|y_tensor|train_y|classes|cls|class_idx|gold)' }
# example = '''
# y_train = torch.tensor(labels, dtype=torch.float32)
# dataset = torch.utils.data.TensorDataset(x_train, y_train)
# criterion = torch.nn.CrossEntropyLoss()
# '''
#
# [code.label_column_of_floats]
# either = [
#     '$Y = torch.tensor($B[:, -1])', '$Y = torch.from_numpy($B[:, -1])',
#     '$Y = torch.from_numpy($B[:, $N])', '$Y = torch.tensor($B[:, $N])',
#     '$X, $Y = torch.from_numpy($X2), torch.from_numpy($B[:, -1])',
#     '$X, $Y = torch.tensor($X2), torch.tensor($B[:, -1])',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
#     [
#         'return <... $Z.astype(numpy.float32) ...>', '$D = <... $Z.astype(numpy.float32) ...>',
#         'return <... $Z.astype("float32") ...>', '$D = <... $Z.astype("float32") ...>',
#         '$B = numpy.loadtxt(...)', '$B = numpy.genfromtxt(...)',
#     ],
#     [
#         'torch.utils.data.TensorDataset($X3, $Y)', 'torch.nn.functional.cross_entropy($OUT, $Y)',
#         '$C($OUT, $Y)', 'return $X4, $Y',
#     ],
# ]
# nowhere = [
#     '$A2.long()', 'torch.nn.functional.one_hot(...)', '$A2.to(torch.long)', '$A2.to(torch.int64)',
#     '$A2.to(..., torch.long)', '$A2.to(..., dtype=torch.long)', '$A2.to(dtype=torch.int64)',
#     '$A2.type(torch.long)', '$A2.type(torch.LongTensor)', '$A2.type(torch.int64)',
#     '$A2.to(..., torch.int64)', '$A2.type("torch.LongTensor")', 'torch.LongTensor(...)',
#     'torch.nn.MSELoss(...)', 'torch.nn.L1Loss(...)', 'torch.nn.SmoothL1Loss(...)',
#     'torch.nn.BCELoss(...)', 'torch.nn.BCEWithLogitsLoss(...)', 'torch.nn.HuberLoss(...)',
#     'torch.nn.functional.mse_loss(...)', 'torch.nn.functional.l1_loss(...)',
#     'torch.nn.functional.smooth_l1_loss(...)', 'torch.nn.functional.binary_cross_entropy(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)', 'torch.eye(...)',
#     'numpy.eye(...)', 'pandas.get_dummies(...)', '$A2.scatter_(...)', '$A2.softmax(...)',
#     'torch.nn.functional.huber_loss(...)', 'torch.distributions.$DIST(...)', 'LabelBinarizer(...)',
#     'OneHotEncoder(...)', '$A2.fit_transform(...)', 'to_categorical(...)',
#     'torch.nn.KLDivLoss(...)', 'numpy.random.dirichlet(...)', '$RNG2.dirichlet(...)',
#     '$A3 / $A3.sum(..., keepdims=True)', '$A3 / $A3.sum(..., keepdim=True)',
#     '$A4.argmax(...) == $A5.argmax(...)', '$Y.argmax(...)', 'torch.distributions.$DIST2(...)',
#     '$B[:, :-1].astype(...)', '$B = <... $Z2.astype(numpy.int64) ...>', '$Y = $Y.$CONVERT(...)',
#     '$B = <... $Z2.astype(int) ...>', 'numpy.loadtxt(..., dtype=$D2, ...)',
# ]
# example = '''
# data = numpy.loadtxt("iris.csv", delimiter=",").astype(numpy.float32)
# x = torch.from_numpy(data[:, :4])
# y = torch.from_numpy(data[:, 4])
# dataset = torch.utils.data.TensorDataset(x, y)
# criterion = torch.nn.CrossEntropyLoss()
# '''
#
# [code.labels_from_one_to_the_number]
# either = [
# '''
# torch.randint(1, 4, ...)
# ...
# torch.nn.Linear($H, 3)
# ''',
# '''
# torch.nn.Linear($H, 3)
# ...
# torch.randint(1, 4, ...)
# ''',
# '''
# torch.randint(1, 4, ...)
# ...
# torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ''',
# '''
# torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ...
# torch.randint(1, 4, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 4, ...)
# ...
# $M = torch.nn.Linear($H, 3)
# ''',
# '''
# $M = torch.nn.Linear($H, 3)
# ...
# $Y = numpy.random.randint(1, 4, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 4, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ''',
# '''
# $Y = $RNG.integers(1, 4, ...)
# ...
# $M = torch.nn.Linear($H, 3)
# ''',
# '''
# $M = torch.nn.Linear($H, 3)
# ...
# $Y = $RNG.integers(1, 4, ...)
# ''',
# '''
# $Y = $RNG.integers(1, 4, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ''',
# '''
# $Y = $RNG.randint(1, 4, ...)
# ...
# $M = torch.nn.Linear($H, 3)
# ''',
# '''
# $M = torch.nn.Linear($H, 3)
# ...
# $Y = $RNG.randint(1, 4, ...)
# ''',
# '''
# $Y = $RNG.randint(1, 4, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ''',
# '''
# $Y = random.randint(1, 3)
# ...
# $M = torch.nn.Linear($H, 3)
# ''',
# '''
# $M = torch.nn.Linear($H, 3)
# ...
# $Y = random.randint(1, 3)
# ''',
# '''
# $Y = random.randint(1, 3)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 3))
# ''',
# '''
# torch.randint(1, 5, ...)
# ...
# torch.nn.Linear($H, 4)
# ''',
# '''
# torch.nn.Linear($H, 4)
# ...
# torch.randint(1, 5, ...)
# ''',
# '''
# torch.randint(1, 5, ...)
# ...
# torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ''',
# '''
# torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ...
# torch.randint(1, 5, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 5, ...)
# ...
# $M = torch.nn.Linear($H, 4)
# ''',
# '''
# $M = torch.nn.Linear($H, 4)
# ...
# $Y = numpy.random.randint(1, 5, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 5, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ''',
# '''
# $Y = $RNG.integers(1, 5, ...)
# ...
# $M = torch.nn.Linear($H, 4)
# ''',
# '''
# $M = torch.nn.Linear($H, 4)
# ...
# $Y = $RNG.integers(1, 5, ...)
# ''',
# '''
# $Y = $RNG.integers(1, 5, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ''',
# '''
# $Y = $RNG.randint(1, 5, ...)
# ...
# $M = torch.nn.Linear($H, 4)
# ''',
# '''
# $M = torch.nn.Linear($H, 4)
# ...
# $Y = $RNG.randint(1, 5, ...)
# ''',
# '''
# $Y = $RNG.randint(1, 5, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ''',
# '''
# $Y = random.randint(1, 4)
# ...
# $M = torch.nn.Linear($H, 4)
# ''',
# '''
# $M = torch.nn.Linear($H, 4)
# ...
# $Y = random.randint(1, 4)
# ''',
# '''
# $Y = random.randint(1, 4)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 4))
# ''',
# '''
# torch.randint(1, 6, ...)
# ...
# torch.nn.Linear($H, 5)
# ''',
# '''
# torch.nn.Linear($H, 5)
# ...
# torch.randint(1, 6, ...)
# ''',
# '''
# torch.randint(1, 6, ...)
# ...
# torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ''',
# '''
# torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ...
# torch.randint(1, 6, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 6, ...)
# ...
# $M = torch.nn.Linear($H, 5)
# ''',
# '''
# $M = torch.nn.Linear($H, 5)
# ...
# $Y = numpy.random.randint(1, 6, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 6, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ''',
# '''
# $Y = $RNG.integers(1, 6, ...)
# ...
# $M = torch.nn.Linear($H, 5)
# ''',
# '''
# $M = torch.nn.Linear($H, 5)
# ...
# $Y = $RNG.integers(1, 6, ...)
# ''',
# '''
# $Y = $RNG.integers(1, 6, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ''',
# '''
# $Y = $RNG.randint(1, 6, ...)
# ...
# $M = torch.nn.Linear($H, 5)
# ''',
# '''
# $M = torch.nn.Linear($H, 5)
# ...
# $Y = $RNG.randint(1, 6, ...)
# ''',
# '''
# $Y = $RNG.randint(1, 6, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ''',
# '''
# $Y = random.randint(1, 5)
# ...
# $M = torch.nn.Linear($H, 5)
# ''',
# '''
# $M = torch.nn.Linear($H, 5)
# ...
# $Y = random.randint(1, 5)
# ''',
# '''
# $Y = random.randint(1, 5)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 5))
# ''',
# '''
# torch.randint(1, 7, ...)
# ...
# torch.nn.Linear($H, 6)
# ''',
# '''
# torch.nn.Linear($H, 6)
# ...
# torch.randint(1, 7, ...)
# ''',
# '''
# torch.randint(1, 7, ...)
# ...
# torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ''',
# '''
# torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ...
# torch.randint(1, 7, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 7, ...)
# ...
# $M = torch.nn.Linear($H, 6)
# ''',
# '''
# $M = torch.nn.Linear($H, 6)
# ...
# $Y = numpy.random.randint(1, 7, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 7, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ''',
# '''
# $Y = $RNG.integers(1, 7, ...)
# ...
# $M = torch.nn.Linear($H, 6)
# ''',
# '''
# $M = torch.nn.Linear($H, 6)
# ...
# $Y = $RNG.integers(1, 7, ...)
# ''',
# '''
# $Y = $RNG.integers(1, 7, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ''',
# '''
# $Y = $RNG.randint(1, 7, ...)
# ...
# $M = torch.nn.Linear($H, 6)
# ''',
# '''
# $M = torch.nn.Linear($H, 6)
# ...
# $Y = $RNG.randint(1, 7, ...)
# ''',
# '''
# $Y = $RNG.randint(1, 7, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ''',
# '''
# $Y = random.randint(1, 6)
# ...
# $M = torch.nn.Linear($H, 6)
# ''',
# '''
# $M = torch.nn.Linear($H, 6)
# ...
# $Y = random.randint(1, 6)
# ''',
# '''
# $Y = random.randint(1, 6)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 6))
# ''',
# '''
# torch.randint(1, 11, ...)
# ...
# torch.nn.Linear($H, 10)
# ''',
# '''
# torch.nn.Linear($H, 10)
# ...
# torch.randint(1, 11, ...)
# ''',
# '''
# torch.randint(1, 11, ...)
# ...
# torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ''',
# '''
# torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ...
# torch.randint(1, 11, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 11, ...)
# ...
# $M = torch.nn.Linear($H, 10)
# ''',
# '''
# $M = torch.nn.Linear($H, 10)
# ...
# $Y = numpy.random.randint(1, 11, ...)
# ''',
# '''
# $Y = numpy.random.randint(1, 11, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ''',
# '''
# $Y = $RNG.integers(1, 11, ...)
# ...
# $M = torch.nn.Linear($H, 10)
# ''',
# '''
# $M = torch.nn.Linear($H, 10)
# ...
# $Y = $RNG.integers(1, 11, ...)
# ''',
# '''
# $Y = $RNG.integers(1, 11, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ''',
# '''
# $Y = $RNG.randint(1, 11, ...)
# ...
# $M = torch.nn.Linear($H, 10)
# ''',
# '''
# $M = torch.nn.Linear($H, 10)
# ...
# $Y = $RNG.randint(1, 11, ...)
# ''',
# '''
# $Y = $RNG.randint(1, 11, ...)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ''',
# '''
# $Y = random.randint(1, 10)
# ...
# $M = torch.nn.Linear($H, 10)
# ''',
# '''
# $M = torch.nn.Linear($H, 10)
# ...
# $Y = random.randint(1, 10)
# ''',
# '''
# $Y = random.randint(1, 10)
# ...
# $M = torch.nn.Sequential(..., torch.nn.Linear($H, 10))
# ''',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     '$Y2 - 1', '$Y2 -= 1', '$Y2.sub(1)', '$Y2.sub_(1)', '$A - torch.ones_like(...)',
#     'torch.nn.CrossEntropyLoss(..., ignore_index=$I2, ...)', 'torch.nn.CTCLoss(...)',
#     'torch.nn.functional.cross_entropy(..., ignore_index=$I2, ...)', 'len($W2) + 1',
# ]
# example = '''
# y = torch.randint(1, 6, (200,))
# model = torch.nn.Linear(10, 5)
# loss = torch.nn.CrossEntropyLoss()(model(x), y)
# '''
#
# [code.labels_of_a_dictionary_from_one]
# either = [
#     '$W = {1: $A1, 2: $A2, ...}', '$W = {"...": 1, "...": 2, ...}',
#     '$W = {"...": 1, "...": 2, "...": 3, ...}',
# ]
# not = ['$W = {..., $Z: 0, ...}']
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
#     [
#         'torch.nn.Linear($H, len($W))', '$NUM = len($W)', 'torch.nn.Conv2d($H, len($W), ...)',
#         '$MODEL(..., num_classes=len($W), ...)', '$MODEL(..., n_classes=len($W), ...)',
#         '$MODEL(..., len($W))',
#         'torch.nn.Sequential(..., torch.nn.Linear($H, len($W)))',
#         'torch.nn.Sequential(..., torch.nn.Linear($H, len($W)), ...)',
#     ],
# ]
# nowhere = [
#     '$Y2 - 1', '$Y2 -= 1', '$Y2.sub(1)', '$Y2.sub_(1)', '$A - torch.ones_like(...)',
#     'torch.nn.CrossEntropyLoss(..., ignore_index=$I2, ...)', 'torch.nn.CTCLoss(...)',
#     'torch.nn.functional.cross_entropy(..., ignore_index=$I2, ...)', 'len($W2) + 1',
# ]
# example = '''
# LABELS = {"cat": 1, "dog": 2, "bird": 3}
# model = torch.nn.Linear(16, len(LABELS))
# loss = torch.nn.functional.cross_entropy(model(x), y)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(2, 3, 8, 8)  # N, C, H, W
masks = torch.zeros(2, 1, 8, 8, dtype=torch.long)
loss = criterion(logits, masks)
#> RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of dimension: 4
print("loss:", loss)
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

images = torch.randn(4, 3, 8, 8)
masks = torch.randint(5, (4, 1, 8, 8), dtype=torch.uint8)
loader = DataLoader(TensorDataset(images, masks), batch_size=2)
model = nn.Conv2d(3, 5, kernel_size=1)  # 5 classes
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for x, y in loader:
    logits = model(x)
    target = y.squeeze(1).long()  # the line to add
    loss = criterion(logits, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("logits:", logits.shape)
#> logits: torch.Size([2, 5, 8, 8])
print("target:", target.shape, target.dtype)
#> target: torch.Size([2, 8, 8]) torch.int64
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(2, 3, 8, 8)  # N, C, H, W
masks = torch.zeros(2, 1, 8, 8, dtype=torch.long)
loss = criterion(logits, masks.squeeze(1))
print("loss:", loss)
#> loss: tensor(1.0986)
# --8<-- [end:right]

# --8<-- [start:wrong_last]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(2, 8, 8, 3)  # N, H, W, C
masks = torch.zeros(2, 8, 8, dtype=torch.long)
loss = criterion(logits, masks)
#> RuntimeError: size mismatch (got input: [2, 8, 8, 3] , target: [2, 8, 8]
print("loss:", loss)
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(2, 8, 8, 3)  # N, H, W, C
masks = torch.zeros(2, 8, 8, dtype=torch.long)
loss = criterion(logits.permute(0, 3, 1, 2), masks)
print("loss:", loss)
#> loss: tensor(1.0986)
# --8<-- [end:right_last]

# --8<-- [start:wrong_tokens]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
# both tokens are of class 0, and the model is sure of it
logits = torch.tensor([[[9.0, 0.0], [9.0, 0.0]]])  # N, L, C
target = torch.tensor([[0, 0]])  # N, L
loss = criterion(logits, target)
print(f"loss: {loss:.4f}")
#> loss: 0.6931
# --8<-- [end:wrong_tokens]

# --8<-- [start:right_tokens]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
# both tokens are of class 0, and the model is sure of it
logits = torch.tensor([[[9.0, 0.0], [9.0, 0.0]]])  # N, L, C
target = torch.tensor([[0, 0]])  # N, L
loss = criterion(logits.transpose(1, 2), target)
print(f"loss: {loss:.4f}")
#> loss: 0.0001
# --8<-- [end:right_tokens]

# --8<-- [start:demo_flatten]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(4, 7, 3)  # N, L, C
target = torch.randint(3, (4, 7))  # N, L
a = F.cross_entropy(logits.transpose(1, 2), target)
b = F.cross_entropy(logits.flatten(0, 1), target.flatten())
print("same loss:", torch.allclose(a, b))
#> same loss: True
each = F.cross_entropy(logits.transpose(1, 2), target, reduction="none")
print("one for each token:", each.shape)
#> one for each token: torch.Size([4, 7])
# --8<-- [end:demo_flatten]

# --8<-- [start:wrong_range]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(3, 3)  # 3 samples, 3 classes
target = torch.tensor([1, 2, 3])  # counted from 1
loss = criterion(logits, target)
#> IndexError: Target 3 is out of bounds.
print("loss:", loss)
# --8<-- [end:wrong_range]

# --8<-- [start:right_range]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = torch.zeros(3, 3)  # 3 samples, 3 classes
target = torch.tensor([1, 2, 3])  # counted from 1
loss = criterion(logits, target - 1)
print("loss:", loss)
#> loss: tensor(1.0986)
# --8<-- [end:right_range]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F

image, mask = torch.zeros(2, 3, 8, 8), torch.zeros(2, 8, 8).long()
for logits, target in [
    (torch.zeros(4, 7, 3), torch.zeros(4, 7).long()),
    (torch.zeros(4, 3), torch.zeros(4, 1).long()),
    (torch.zeros(4, 3), torch.zeros(5).long()),
    (image, mask.float()),
    (image, mask.int()),
    (image, mask.byte()),
]:
    print("logits:", tuple(logits.shape), end=" ")
    print("target:", tuple(target.shape), target.dtype)
    try:
        F.cross_entropy(logits, target)
    except (RuntimeError, ValueError) as error:
        print(error)
#> logits: (4, 7, 3) target: (4, 7) torch.int64
#> Expected target size [4, 3], got [4, 7]
#> logits: (4, 3) target: (4, 1) torch.int64
#> 0D or 1D target tensor expected, multi-target not supported
#> logits: (4, 3) target: (5,) torch.int64
#> Expected input batch_size (4) to match target batch_size (5).
#> logits: (2, 3, 8, 8) target: (2, 8, 8) torch.float32
#> expected target dtype to be Long or Byte, but got Float
#> logits: (2, 3, 8, 8) target: (2, 8, 8) torch.int32
#> expected target dtype to be Long or Byte, but got Int
#> logits: (2, 3, 8, 8) target: (2, 8, 8) torch.uint8
#> expected scalar type Long but found Byte
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

spatial = "RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of dimension: 4"
assert wrong.error == spatial
mismatch = "RuntimeError: size mismatch (got input: [2, 8, 8, 3] , target: [2, 8, 8]"
assert wrong_last.error == mismatch
assert right.error is None and right.out == "loss: tensor(1.0986)\n"
assert right_last.error is None and right_last.out == right.out
assert right_range.error is None and right_range.out == right.out
assert wrong_range.error == "IndexError: Target 3 is out of bounds."
assert demo_in_your_code.error is None and demo_in_your_code.out == (
    "logits: torch.Size([2, 5, 8, 8])\n"
    "target: torch.Size([2, 8, 8]) torch.int64\n")
assert wrong_tokens.out == "loss: 0.6931\n" and wrong_tokens.error is None
assert right_tokens.out == "loss: 0.0001\n"
assert demo_flatten.out == (
    "same loss: True\none for each token: torch.Size([4, 7])\n")
assert demo_messages.out == """\
logits: (4, 7, 3) target: (4, 7) torch.int64
Expected target size [4, 3], got [4, 7]
logits: (4, 3) target: (4, 1) torch.int64
0D or 1D target tensor expected, multi-target not supported
logits: (4, 3) target: (5,) torch.int64
Expected input batch_size (4) to match target batch_size (5).
logits: (2, 3, 8, 8) target: (2, 8, 8) torch.float32
expected target dtype to be Long or Byte, but got Float
logits: (2, 3, 8, 8) target: (2, 8, 8) torch.int32
expected target dtype to be Long or Byte, but got Int
logits: (2, 3, 8, 8) target: (2, 8, 8) torch.uint8
expected scalar type Long but found Byte
"""

# wrong_tokens: a softmax over the tokens, which are alike
half = wrong_tokens.logits.softmax(1)[0, :, 0]
assert half.tolist() == [0.5, 0.5]
assert wrong_tokens.loss.isclose(torch.tensor(2.0).log())
# the fixes of the table
F.cross_entropy(torch.zeros(4, 3), torch.zeros(4, 1).long().squeeze(1))
assert demo_in_your_code.y.shape == (2, 1, 8, 8)
assert demo_in_your_code.y.dtype == torch.uint8

# one mean over all pixels that count
torch.manual_seed(0)
image, mask = torch.randn(2, 3, 4, 5), torch.randint(3, (2, 4, 5))
flat = F.cross_entropy(image.permute(0, 2, 3, 1).flatten(0, 2), mask.flatten())
assert torch.isclose(F.cross_entropy(image, mask), flat)
mask[0] = 255
kept = F.cross_entropy(image[1:], mask[1:])
assert torch.isclose(F.cross_entropy(image, mask, ignore_index=255), kept)
# the shapes of the table; a view is not a transpose; float targets of the logits' shape
volume = F.cross_entropy(torch.zeros(2, 3, 4, 5, 6), torch.zeros(2, 4, 5, 6).long())
single = F.cross_entropy(torch.zeros(3), torch.tensor(1))
tokens = F.cross_entropy(torch.zeros(2, 3, 7), torch.zeros(2, 7).long())
rows = F.cross_entropy(torch.zeros(2, 3), torch.zeros(2).long())
for loss in (volume, single, tokens, rows):
    assert torch.isclose(loss, torch.tensor(3.0).log())
x, y = torch.randn(4, 7, 3), torch.randint(3, (4, 7))
assert not torch.isclose(F.cross_entropy(x.view(4, 3, 7), y), F.cross_entropy(x.transpose(1, 2), y))
one_hot = F.one_hot(y, 3).float()
good = F.cross_entropy(x.transpose(1, 2), one_hot.transpose(1, 2))
pixels = torch.randn(2, 8, 8, 3)  # a view of (N, H, W, C) is no permute
assert not torch.equal(pixels.view(2, 3, 8, 8), pixels.permute(0, 3, 1, 2))
assert torch.isclose(good, F.cross_entropy(x.transpose(1, 2), y))
assert not torch.isclose(F.cross_entropy(x, one_hot), good)
assert F.cross_entropy(torch.zeros(2, 3), torch.zeros(2).byte()) > 1
zeros = torch.zeros(2, 4, 5)
for labels in (zeros, zeros.int(), zeros.byte()):
    assert F.cross_entropy(image, labels.long()) > 0.5
# --8<-- [end:check]

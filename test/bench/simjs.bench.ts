import 'simjs';
